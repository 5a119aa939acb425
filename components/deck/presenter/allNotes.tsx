import type { ReactNode } from 'react';
import { type Manifest, withNotes } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';
import { notesComponents } from './notesVocabulary';

/** The notes of all slides where this build has them, else null. */
export function allNotes(manifest: Manifest): ReactNode {
  if (!withNotes) return null;
  return manifest.chapters.map(({ slug }) => {
    const Prose = chapters[slug];
    return <Prose key={slug} components={notesComponents} />;
  });
}
