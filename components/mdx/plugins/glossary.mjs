import { readFileSync } from 'node:fs';
import { SKIP, visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';

const FIELDS = new Set(['term', 'also', 'means', 'tex', 'at', 'see', 'mark']);

/** The anchor of a term: `mean squared error` → `mean-squared-error`. */
export function termId(term) {
  return term
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The terms of a glossary file, in its order.
 *
 * @param {string} path
 * @returns {import('./glossary.mjs').Term[]}
 * @throws {Error} naming the term that lacks a field, has an unknown one, or has a form another term has
 */
export function readGlossary(path = 'content/glossary.yaml') {
  const owner = new Map();
  return parseYaml(readFileSync(path, 'utf8')).map((entry) => {
    const { term, also = [], means, tex, at, see = [], mark = [term, ...also] } = entry;
    const fail = (reason) => {
      throw new Error(`${path}: '${term}' ${reason}`);
    };
    for (const field of Object.keys(entry)) if (!FIELDS.has(field)) fail(`has an unknown field ${field}`);
    for (const field of ['term', 'means', 'at'])
      if (typeof entry[field] !== 'string') fail(`has no ${field}`);
    for (const form of [term, ...also]) {
      const key = folded(form);
      if (owner.has(key)) fail(`has the form '${form}' of '${owner.get(key)}'`);
      owner.set(key, term);
    }
    return { id: termId(term), term, also, means, tex, at, see, mark };
  });
}

/** Blocks and words that hold no mark: they are links, titles, pictures or code themselves, or for somebody else. */
const UNMARKED = new Set([
  ...['heading', 'link', 'linkReference', 'table', 'code', 'inlineCode', 'math', 'inlineMath'],
  ...['SlideTitle', 'Figure', 'Demo', 'Code', 'Cite', 'Quote', 'SameEquation', 'Place', 'Value', 'Term'],
  ...['Notes', 'Show', 'Exercise', 'Hint', 'Solution', 'Answer'],
]);

/** What is closed at first: a term is marked there only when no open text has it. */
const FOLDED = new Set(['Derivation', 'Detail']);

/**
 * Makes the first use of each term a `<Term id="…">`, in place: whole words, in the singular or plural, where the reading
 * page shows running text, in what is open before what is folded.
 *
 * @param {import('mdast').Root} tree a chapter made of slides
 * @param {import('./glossary.mjs').Term[]} terms
 * @returns {{ id: string, slide?: string }[]} the terms used and the slide of each; none before the first slide
 */
export function markTerms(tree, terms) {
  const { pattern, termOf } = matcher(terms);
  const used = new Map();
  const mark = (skipped) => {
    let slide;
    visit(tree, (node, index, parent) => {
      if (node.name === 'Slide') slide = node.attributes.find(({ name }) => name === 'id')?.value;
      if (UNMARKED.has(node.type) || UNMARKED.has(node.name) || skipped.has(node.name)) return SKIP;
      if (node.type !== 'text') return;
      const parts = split(node.value, pattern, (found) => {
        const id = termOf(found);
        if (!id || used.has(id)) return undefined;
        used.set(id, slide);
        return id;
      });
      if (!parts) return;
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
  mark(FOLDED);
  mark(new Set());
  return [...used].map(([id, where]) => ({ id, slide: where }));
}

/** The text cut at the words that `accept` gives an id for; nothing when there is none. */
function split(value, pattern, accept) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of value.matchAll(pattern)) {
    const id = accept(found);
    if (!id) continue;
    if (index > from) parts.push({ type: 'text', value: value.slice(from, index) });
    parts.push({
      type: 'mdxJsxTextElement',
      name: 'Term',
      attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
      children: [{ type: 'text', value: found }],
    });
    from = index + found.length;
  }
  if (parts.length === 0) return undefined;
  if (from < value.length) parts.push({ type: 'text', value: value.slice(from) });
  return parts;
}

/** One pattern for all forms, the longest first, and the id of what it finds. */
function matcher(terms) {
  const forms = new Map();
  for (const { id, mark } of terms) {
    for (const form of mark.flatMap((word) => [word, plural(word)])) {
      const key = folded(form);
      if (!forms.has(key)) forms.set(key, { id, form });
    }
  }
  const ids = new Map([...forms].map(([key, value]) => [key.replace(/.*\|/, ''), value]));
  const words = [...forms.keys()]
    .sort((a, b) => b.replace(/.*\|/, '').length - a.replace(/.*\|/, '').length)
    .map(source);
  return {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-–])(?:${words.join('|')})(?![\\p{L}\\p{N}]|[-–]\\p{L})`,
      'giu',
    ),
    // Capitals are part of an abbreviation: PCA is one, `pca` a word of some programming language.
    termOf(found) {
      const { id, form } = ids.get(folded(found));
      return /\p{Lu}{2}/u.test(form) && plain(found) !== plain(form) ? undefined : id;
    },
  };
}

/** A form without what may differ in type: apostrophes, and a space or a hyphen between words. */
function plain(form) {
  return form.replaceAll('’', "'").replace(/[\s–-]+/g, ' ');
}

function folded(form) {
  return plain(form).toLowerCase();
}

/** A form as a pattern: its words may be joined by a space or a hyphen; what stands before a bar must come before it. */
function source(key) {
  const [word, before] = key.split('|').reverse();
  const pattern = word
    .replace(/[.*+?^${}()[\]\\]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replaceAll(' ', '(?:\\s+|[-–])');
  return before === undefined ? pattern : `(?<=\\b${before}\\s+)${pattern}`;
}

function plural(form) {
  if (/(?:sis|xis)$/.test(form)) return form.replace(/is$/, 'es');
  if (/[^aeiou]y$/.test(form)) return form.replace(/y$/, 'ies');
  if (/rix$/.test(form)) return form.replace(/ix$/, 'ices');
  return /(?:[sxz]|ch|sh)$/.test(form) ? `${form}es` : `${form}s`;
}
