import type { DeckRoute } from '@/components/deck/route';
import { SlideFrame } from '@/components/deck/SlideFrame';
import { StageDemo } from '@/components/deck/StageDemo';
import type { DeckSlide } from '@/components/deck/slides';

/** Every tenth slide shows a live demo, these in turn. */
const demos = ['vmc-oscillator', 'hopfield-recall', 'linear-neuron', 'ising-magnet', 'ffnn-playground'];
const CHAPTERS = 10;
const LENGTH = 500;

function demoOn(index: number): string | undefined {
  return index % 10 === 4 ? demos[Math.floor(index / 10) % demos.length] : undefined;
}

/** A deck twice as long as the lecture: titles, steps, formulas' worth of text, and real demos. */
export const syntheticSlides: readonly DeckSlide[] = Array.from({ length: LENGTH }, (_, index) => {
  const chapter = Math.floor((index * CHAPTERS) / LENGTH) + 1;
  return {
    id: `slide-${index + 1}`,
    title: demoOn(index) ? `Slide ${index + 1} runs ${demoOn(index)}` : `Slide ${index + 1} says one thing`,
    steps: demoOn(index) ? 0 : index % 4,
    chapter: `chapter-${chapter}`,
    chapterTitle: `Chapter ${chapter} of a synthetic lecture`,
    topic: `Chapter ${chapter}`,
  };
});

export const syntheticRoutes: readonly DeckRoute[] = [
  {
    id: 'short',
    name: 'Every third slide',
    slides: syntheticSlides.map((_, index) => index).filter((index) => index % 3 === 1),
  },
];

export function SyntheticSlides() {
  return syntheticSlides.map((slide, index) => {
    const demo = demoOn(index);
    const heading = (
      <h2 id={`${slide.id}-title`} className="slide-title" tabIndex={-1} data-length="short">
        {slide.title}
      </h2>
    );
    return (
      <SlideFrame key={slide.id} id={slide.id} heading={heading} scale={1}>
        {demo ? (
          <StageDemo id={demo} name={demo} title={demo}>
            <p>The static picture of {demo}.</p>
          </StageDemo>
        ) : (
          <Text index={index} steps={slide.steps} />
        )}
      </SlideFrame>
    );
  });
}

function Text({ index, steps }: { index: number; steps: number }) {
  return (
    <>
      <p>
        This is slide {index + 1} of {LENGTH}. It has {steps} steps and about as many words as a slide may
        have.
      </p>
      {Array.from({ length: steps }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps never change their order
        <div key={step} className="step" data-step={step + 1}>
          <p>Step {step + 1} of this slide adds a sentence to it.</p>
        </div>
      ))}
    </>
  );
}
