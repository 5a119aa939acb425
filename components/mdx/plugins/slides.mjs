import { relative } from 'node:path';
import { formulas } from './formulas.mjs';
import { markTerms, readGlossary } from './glossary.mjs';
import { structure } from './structure.mjs';
import { bracketCitations, placeNotes } from './typography.mjs';

/**
 * The remark plugin of the lecture: prose becomes slides with numbered steps, formulas become HTML,
 * the first use of a term of the glossary is marked.
 *
 * @param {{ notes?: boolean }} options `notes` keeps the lecturer's notes (never in the public build)
 */
export default function slides({ notes = false } = {}) {
  return (tree, file) => {
    const path = file.path ? relative(process.cwd(), file.path) : 'chapter';
    structure(tree, { path, notes });
    markTerms(tree, readGlossary());
    placeNotes(tree);
    bracketCitations(tree);
    formulas(tree, path, String(file));
  };
}
