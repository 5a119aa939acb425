import type { MDXComponents } from 'mdx/types';
import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { Formula } from '@/components/mdx/Formula';
import type { SlideProps } from '@/components/mdx/reading';
import { stageComponents } from '../vocabulary';
import { Notes, SlideNotes } from './Notes';

interface WithChildren {
  children?: ReactNode;
}

/** The notes of one slide; the panel shows those of the slide on stage. */
function Slide({ id, children }: SlideProps) {
  const notes = notesIn(children);
  if (notes.length === 0) return null;
  return <SlideNotes id={id}>{notes}</SlideNotes>;
}

/** What nobody asks for is never rendered: only the notes leave their slide. */
function notesIn(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((part) => {
    if (!isValidElement(part)) return [];
    return part.type === Notes ? [part] : notesIn((part as ReactElement<WithChildren>).props.children);
  });
}

function Through({ children }: WithChildren) {
  return <>{children}</>;
}

function Nothing() {
  return null;
}

const nothing = Object.fromEntries(Object.keys(stageComponents).map((name) => [name, Nothing]));

/** The vocabulary of prose for the presenter's second reading of it: the lecturer's notes and nothing else. */
export const notesComponents: MDXComponents = {
  ...nothing,
  Slide,
  Notes,
  Formula,
  Term: Through,
  Show: Through,
  Step: Through,
  Cite: stageComponents.Cite,
  a: stageComponents.a,
};
