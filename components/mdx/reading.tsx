import type { MDXComponents } from 'mdx/types';
import { type CSSProperties, type ReactNode, Suspense } from 'react';
import { Demo } from '@/components/demos/Demo';
import { demoIds } from '@/components/demos/registry';
import { findWork } from './bibliography';
import { Code } from './Code';
import { Answer, Exercise } from './exercises/Exercise';
import { ExercisesHead } from './exercises/ExercisesHead';
import { Figure } from './Figure';
import { Formula } from './Formula';
import { href } from './href';
import { Python } from './Python';
import styles from './reading.module.css';
import { Timeline } from './Timeline';

interface Children {
  children?: ReactNode;
}

/** What the plugin gives each slide. */
export interface SlideProps extends Children {
  id: string;
  title: string;
  /** Number of steps; absent when there are none. */
  steps?: number;
  continued?: boolean;
  /** What the reading page shows of it, for a guess at its height. */
  words: number;
  demos: number;
  exercises: number;
}

/** The heading of a slide with its formulas and emphasis; on a continued slide it repeats the one before. */
export interface SlideTitleProps extends Children {
  id: string;
  continued?: boolean;
}

/** A demo in prose; `steps` names the presets that the stage walks through from step `firstStep` on. */
export interface DemoProps {
  id: string;
  name?: string;
  preset?: string;
  steps?: string;
  firstStep?: number;
}

function Slide({ id, continued, words, demos, exercises, children }: SlideProps) {
  if (continued) return <div id={id}>{children}</div>;
  const amounts = { '--words': words, '--demos': demos, '--exercises': exercises } as CSSProperties;
  return (
    <section id={id} style={amounts}>
      {/* Each section is taken over by itself: a chapter in one piece would keep a phone busy. */}
      <Suspense>{children}</Suspense>
    </section>
  );
}

function SlideTitle({ id, continued, children }: SlideTitleProps) {
  if (continued) return null;
  return (
    <div className={styles.heading}>
      <h2>
        <a href={`#${id}`}>{children}</a>
      </h2>
      <a className={styles.stage} href={href(`/present/#/${id}`)}>
        <span className="visually-hidden">This section </span>on stage
      </a>
    </div>
  );
}

function ReadingDemo({ id, name, preset, steps }: DemoProps) {
  if (!demoIds.includes(id)) return <p className={styles.missing}>There is no demo ‘{id}’.</p>;
  return (
    <div className={styles.demo}>
      <Demo id={id} name={name} preset={preset} steps={steps?.split(/\s+/).filter(Boolean)} />
    </div>
  );
}

/** Part of a slide that appears with a step; on the reading page it simply stands there. */
export function Step({ n, inline, children }: Children & { n?: number; inline?: boolean }) {
  const Tag = inline ? 'span' : 'div';
  return (
    <Tag data-step={n} className={inline ? undefined : styles.step}>
      {children}
    </Tag>
  );
}

/** One equation in the letters of several machines, a row each, term under term; on a narrow screen it scrolls. */
function SameEquation({ children }: Children) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <figure className={styles.same} aria-label="The same equation, machine by machine" tabIndex={0}>
      {children}
    </figure>
  );
}

/** What a first reader may pass over, behind its title. */
function Folded({ label, title, children }: Children & { label: string; title: string }) {
  return (
    <details className={styles.derivation}>
      <summary>
        <span className={styles.label}>{label}</span> {title}
      </summary>
      <div>{children}</div>
    </details>
  );
}

/** Where a live demo will stand that does not exist yet, and what the reader will be able to do with it. */
function Place({ demo, children }: Children & { demo: string }) {
  return (
    <aside role="note" className={styles.place} data-place={demo}>
      <p className={styles.label}>A live experiment will stand here</p>
      {children}
    </aside>
  );
}

function Disclosure({ label, children }: Children & { label: string }) {
  return (
    <details className={styles.disclosure} data-disclosure={label.toLowerCase()}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  );
}

/** A short passage of somebody else's, with its source. */
export function Quote({ cite, children }: Children & { cite: string }) {
  return (
    <figure className={styles.quote}>
      <blockquote>{children}</blockquote>
      <figcaption>
        <Work id={cite} />
      </figcaption>
    </figure>
  );
}

/** Author and year in brackets, unless it stands in some, and a link to the list at the chapter's end. */
function Cite({ id, bracketed }: { id: string; bracketed?: boolean }) {
  return bracketed ? (
    <Work id={id} />
  ) : (
    <>
      (<Work id={id} />)
    </>
  );
}

function Work({ id }: { id: string }) {
  return (
    <a className={styles.cite} href={`#ref-${id}`}>
      {findWork(id).label.replace(/ (al\.|\S+$)/g, '\u00a0$1')}
    </a>
  );
}

/** The first use of a term of the glossary: a link to it; `TermNote` shows the entry on the spot. */
function Term({ id, children }: Children & { id: string }) {
  return (
    <a className={styles.term} data-term={id} href={href(`/glossary/#${id}`)}>
      {children}
    </a>
  );
}

/** An address in prose: pages of this site get the base path. */
export function Anchor({ href: address = '', children }: Children & { href?: string }) {
  return <a href={href(address)}>{children}</a>;
}

/** A Markdown image: a figure without caption. */
function Image({ src = '', alt = '' }: { src?: string; alt?: string }) {
  return <Figure src={src} alt={alt} />;
}

function Table({ children }: Children) {
  return (
    <div className={styles.table}>
      <table>{children}</table>
    </div>
  );
}

const Through = ({ children }: Children) => <>{children}</>;
const Nothing = () => null;

/** The vocabulary of prose as the reading page shows it. */
export const readingComponents: MDXComponents = {
  Slide,
  SlideTitle,
  Step,
  Formula,
  Demo: ReadingDemo,
  Figure,
  SameEquation,
  Timeline,
  Code,
  Python,
  Quote,
  Cite,
  Term,
  Derivation: (props: Children & { title: string }) => <Folded label="Derivation" {...props} />,
  Detail: (props: Children & { title: string }) => <Folded label="More" {...props} />,
  Exercise,
  Place,
  ExercisesHead,
  Answer,
  Hint: (props: Children) => <Disclosure label="Hint" {...props} />,
  Solution: (props: Children) => <Disclosure label="Solution" {...props} />,
  Aside: ({ children }: Children) => (
    <aside role="note" className={styles.aside}>
      {children}
    </aside>
  ),
  Notes: ({ children }: Children) => (
    <details className={styles.notes}>
      <summary>Lecturer’s notes</summary>
      <div>{children}</div>
    </details>
  ),
  Read: Through,
  Show: Nothing,
  a: Anchor,
  img: Image,
  table: Table,
};
