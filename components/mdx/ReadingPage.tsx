import type { MDXContent } from 'mdx/types';
import type { ChapterEntry, Manifest } from './manifest';
import { readingComponents } from './reading';

interface Props {
  entry: ChapterEntry;
  manifest: Manifest;
  Content: MDXContent;
}

/** One chapter in its long form: prose, margin notes, demos in place, exercises, references. */
export function ReadingPage({ entry, Content }: Props) {
  return (
    <article>
      <h1>{entry.title}</h1>
      <p>{entry.lead}</p>
      <Content components={readingComponents} />
    </article>
  );
}
