import { readFileSync } from 'node:fs';
import type { MDXComponents } from 'mdx/types';
import {
  Children,
  type ComponentProps,
  type CSSProperties,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react';
import { makePoster, posterName } from '@/components/demos/Poster';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { findWork } from '@/components/mdx/bibliography';
import { Code } from '@/components/mdx/Code';
import { Formula as FormulaSet } from '@/components/mdx/Formula';
import { href } from '@/components/mdx/href';
import { imageSize } from '@/components/mdx/imageSize';
import { Anchor, type DemoProps, type SlideProps, type SlideTitleProps } from '@/components/mdx/reading';
import { StageTimeline } from '@/components/mdx/Timeline';
import { formulaSize } from './formulaSize';
import { SameEquation } from './SameEquation';
import { SlideFrame } from './SlideFrame';
import { StageDemo } from './StageDemo';
import { StagePoster } from './StagePoster';
import { slideScale } from './scale';

interface WithChildren {
  children?: ReactNode;
}

/** A slide: its heading first, then what it shows, on one sheet. */
function Slide({ id, children }: SlideProps) {
  const { heading, shown, scale } = sheetOf(children, Demo);
  return (
    <SlideFrame id={id} heading={heading} scale={scale}>
      {shown}
    </SlideFrame>
  );
}

/**
 * What stands on the sheet of a slide: its heading, what it shows, and how much larger than the smallest that is set.
 *
 * @param demo the component that stands for a demo
 */
export function sheetOf(children: ReactNode, demo: unknown) {
  const parts = Children.toArray(children).filter((part) => !isA(part, Nothing));
  const heading = parts.find((part) => isA(part, SlideTitle));
  const shown = parts.filter((part) => part !== heading);
  // These set their own letters.
  const ownSize = [demo, SameEquation, StageTimeline];
  const own = shown.some((part) => ownSize.some((type) => isA(part, type)));
  return { heading, shown, scale: own ? 1 : slideScale(shown, aspectOf) };
}

/** True for an element of a component. */
export function isA(node: ReactNode, type: unknown): boolean {
  return isValidElement(node) && node.type === type;
}

/** Long sentences are set smaller, so that a title takes two lines at most. */
function SlideTitle({ id, children }: SlideTitleProps) {
  const length = textLength(children);
  return (
    <h2
      id={`${id}-title`}
      className="slide-title"
      tabIndex={-1}
      data-length={length > 62 ? 'long' : length > 36 ? 'medium' : 'short'}
    >
      {children}
    </h2>
  );
}

/** Letters of a title; a formula counts as a few. */
function textLength(node: ReactNode): number {
  return Children.toArray(node).reduce((sum: number, part) => {
    if (typeof part === 'string') return sum + part.length;
    if (!isValidElement(part)) return sum;
    const { children } = (part as ReactElement<WithChildren>).props;
    return sum + (children === undefined ? 4 : textLength(children));
  }, 0);
}

/** Part of a slide that appears with a step; its room is kept. */
function Step({ n, inline, children }: WithChildren & { n?: number; inline?: boolean }) {
  const Tag = inline ? 'span' : 'div';
  return (
    <Tag data-step={n} className={inline ? undefined : 'step'}>
      {children}
    </Tag>
  );
}

/** A formula; on a phone a display formula shrinks to the width it has. */
function Formula(props: ComponentProps<typeof FormulaSet>) {
  if (!props.display) return <FormulaSet {...props} />;
  const style = { '--width': formulaSize(props.html).width.toFixed(1) } as CSSProperties;
  return (
    <div className="formula-box" style={style}>
      <FormulaSet {...props} />
    </div>
  );
}

async function Demo({ id, name = id, preset, steps, firstStep }: DemoProps) {
  if (!demoIds.includes(id)) return <p className="missing">There is no demo ‘{id}’.</p>;
  const [demo, poster] = await Promise.all([loadDemo(id), makePoster(id, preset)]);
  return (
    <StageDemo
      id={id}
      name={name}
      title={demo.title}
      preset={preset}
      presets={steps?.split(/\s+/).filter(Boolean)}
      firstStep={firstStep}
    >
      <p className="demo-asks">{demo.asks}</p>
      <StagePoster
        src={href(`/posters/${posterName({ id, preset })}`)}
        label={poster.caption}
        aspect={poster.aspect}
      />
    </StageDemo>
  );
}

function sizeOf(src: string) {
  return imageSize(src, readFileSync(`public${src}`));
}

function aspectOf(src: string): number {
  const { width, height } = sizeOf(src);
  return width / height;
}

export interface FigureProps extends WithChildren {
  src: string;
  alt: string;
}

/** A picture as wide as the slide; there when its slide comes, not after. */
export function StageFigure({ src, alt, children }: FigureProps) {
  return (
    <figure className="slide-figure">
      {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
      <img src={href(src)} alt={alt} {...sizeOf(src)} decoding="async" />
      {children ? <figcaption>{children}</figcaption> : null}
    </figure>
  );
}

function Quote({ cite, children }: WithChildren & { cite: string }) {
  return (
    <figure className="slide-quote">
      <blockquote>{children}</blockquote>
      <figcaption>{findWork(cite).label}</figcaption>
    </figure>
  );
}

function Cite({ id }: { id: string }) {
  return <cite className="slide-cite">{findWork(id).label}</cite>;
}

function Image({ src = '', alt = '' }: { src?: string; alt?: string }) {
  return <StageFigure src={src} alt={alt} />;
}

function Through({ children }: WithChildren) {
  return <>{children}</>;
}

function Nothing() {
  return null;
}

/** The vocabulary of prose as the stage shows it: what only the reading page has is dropped. */
export const stageComponents: MDXComponents = {
  Slide,
  SlideTitle,
  Step,
  Formula,
  Demo,
  Figure: StageFigure,
  SameEquation,
  Timeline: StageTimeline,
  Code,
  Quote,
  Cite,
  Term: Through,
  Show: Through,
  Read: Nothing,
  Aside: Nothing,
  Derivation: Nothing,
  Python: Nothing,
  Detail: Nothing,
  Exercise: Nothing,
  Place: Nothing,
  ExercisesHead: Nothing,
  Answer: Nothing,
  Hint: Nothing,
  Solution: Nothing,
  Notes: Nothing,
  a: Anchor,
  img: Image,
};
