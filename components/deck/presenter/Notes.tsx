import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { type NotePart, splitNotes } from './noteMarks';

interface WithChildren {
  children?: ReactNode;
}

/** The notes of one slide; the panel shows those of the slide on stage. */
export function SlideNotes({ id, children }: WithChildren & { id: string }) {
  return (
    <div data-notes={id} hidden>
      {children}
    </div>
  );
}

/** Paragraphs, cut where the next step begins. */
export function Notes({ children }: WithChildren) {
  const blocks = Children.toArray(children).filter(
    (block) => typeof block !== 'string' || block.trim() !== '',
  );
  const paragraphs = splitNotes(blocks.map((block) => (isParagraph(block) ? block.props.children : block)));
  return blocks.map((block, i) =>
    isParagraph(block) || typeof block === 'string' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text stay where they are
      <p key={i}>
        {paragraphs[i].map((part, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: so do its parts
          <Part key={k} {...part} />
        ))}
      </p>
    ) : (
      block
    ),
  );
}

function Part({ steps, nodes }: NotePart) {
  if (!steps) return nodes;
  const [first, last] = steps;
  const [mark, ...rest] = nodes;
  return (
    <span data-from={first} data-to={last}>
      {first > 0 ? <b className="note-mark">{mark}</b> : mark}
      {rest}
    </span>
  );
}

function isParagraph(block: ReactNode): block is ReactElement<WithChildren> {
  return isValidElement(block) && block.type === 'p';
}
