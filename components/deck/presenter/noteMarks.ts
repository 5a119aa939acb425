import { Children, type ReactNode } from 'react';

/** Words of a note that belong to some steps of the slide; without steps they hold for all of them. */
export interface NotePart {
  /** First and last step; step 0 is the slide as it opens. */
  steps?: [first: number, last: number];
  /** Begins with its mark, where it has one. */
  nodes: ReactNode[];
}

const MARK = /\[(\d+)\](?:\s*(?:–|to)\s*\[(\d+)\])?/g;

/**
 * Splits the paragraphs of a slide's notes at the marks [1], [2] to [4], …: what follows a mark, up to the next one or the
 * paragraph's end, belongs to those steps. What stands before the first of all marks belongs to the slide as it opens;
 * paragraphs without a mark after that hold throughout.
 */
export function splitNotes(paragraphs: readonly ReactNode[]): NotePart[][] {
  let marked = false;
  const split = paragraphs.map((paragraph) => {
    const parts: NotePart[] = [{ steps: marked ? undefined : [0, 0], nodes: [] }];
    for (const node of Children.toArray(paragraph)) {
      if (typeof node !== 'string') {
        parts.at(-1)?.nodes.push(node);
        continue;
      }
      let done = 0;
      for (const mark of node.matchAll(MARK)) {
        const [text, first, last = first] = mark;
        push(parts, node.slice(done, mark.index));
        parts.push({ steps: [Number(first), Number(last)], nodes: [text] });
        done = mark.index + text.length;
        marked = true;
      }
      push(parts, node.slice(done));
    }
    return parts.filter(({ nodes }) => nodes.length > 0);
  });
  // Notes without a single mark belong to no step.
  return marked ? split : split.map((parts) => parts.map(({ nodes }) => ({ nodes })));
}

function push(parts: NotePart[], text: string) {
  if (text.trim() !== '' || (text !== '' && (parts.at(-1)?.nodes.length ?? 0) > 0))
    parts.at(-1)?.nodes.push(text);
}
