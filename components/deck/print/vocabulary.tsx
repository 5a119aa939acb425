import { readFileSync } from 'node:fs';
import type { MDXComponents } from 'mdx/types';
import { type CSSProperties, cache, cloneElement, type ReactElement } from 'react';
import { drawing } from '@/components/mdx/Figure';
import { getManifest } from '@/components/mdx/manifest';
import type { DemoProps, SlideProps } from '@/components/mdx/reading';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { deckSlides } from '../fromManifest';
import { Landscape } from '../Landscape';
import { SEMINAR } from '../slides';
import { type FigureProps, isA, StageFigure, sheetOf, stageComponents } from '../vocabulary';
import { PrintDemo } from './PrintDemo';

const slidesOfLecture = cache(async () => deckSlides(await getManifest()));

type DemoOnSlide = DemoProps & { slide?: string };

/** A slide on a page of its own, with all its steps. */
async function Slide({ id, children }: SlideProps) {
  const slides = await slidesOfLecture();
  const index = slides.findIndex((slide) => slide.id === id);
  const { heading, shown, scale } = sheetOf(children, PrintDemo);
  return (
    <div className="print-page">
      <section
        id={id}
        className="slide"
        data-slide={id}
        data-cover={index === 0 || undefined}
        aria-labelledby={`${id}-title`}
      >
        <div className="sheet">
          <header className="slide-header">
            <span>
              {SEMINAR} <i>{slides[index].topic}</i>
            </span>
            {/* A PDF keeps the places that links lead to: this one is where the slide's bookmark leads. */}
            <a href={`#${id}`}>
              {index + 1} / {slides.length}
            </a>
          </header>
          {heading}
          <div className="slide-body" style={{ '--scale': scale } as CSSProperties}>
            {shown.map((part) =>
              isA(part, PrintDemo) ? cloneElement(part as ReactElement<DemoOnSlide>, { slide: id }) : part,
            )}
          </div>
        </div>
        {index === 0 ? <Landscape /> : null}
        <div className="progress">
          <i style={{ width: `${(100 * (index + 1)) / slides.length}%` }} />
        </div>
      </section>
    </div>
  );
}

/** A drawing stands in the page itself: as an image it would not have the page's letters. */
function Figure(props: FigureProps) {
  const { src, alt, children } = props;
  if (!src.endsWith('.svg')) return <StageFigure {...props} />;
  return (
    <figure className="slide-figure">
      <StaticHtml
        className="print-drawing"
        role="img"
        aria-label={alt}
        html={drawing(src, readFileSync(`public${src}`))}
      />
      {children ? <figcaption>{children}</figcaption> : null}
    </figure>
  );
}

/** The vocabulary of prose as paper shows it: the stage's, with all steps shown and demos as pictures of a run. */
export const printComponents: MDXComponents = { ...stageComponents, Slide, Demo: PrintDemo, Figure };
