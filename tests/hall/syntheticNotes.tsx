import katex from 'katex';
import { Notes, SlideNotes } from '@/components/deck/presenter/Notes';
import { syntheticSlides } from './syntheticDeck';
import 'katex/dist/katex.min.css';

const html = katex.renderToString('E = -\\tfrac12 \\sum_{ij} w_{ij} s_i s_j', { output: 'htmlAndMathml' });

/** A slide's worth of notes: words before the first step, for each step, and for the whole slide. Every seventh has none. */
export const syntheticNotes = syntheticSlides.map(({ id, steps }, index) =>
  index % 7 === 6 ? null : (
    <SlideNotes key={id} id={id}>
      <Notes>
        <p>
          Ask the room first: which of the two is likelier, and by how much? Let three of them answer.
          {Array.from({ length: steps }, (_, step) => [
            ` [${step + 1}] Now point at step ${step + 1}: the energy `,
            // biome-ignore lint/suspicious/noArrayIndexKey: steps never change their order
            <span key={step} dangerouslySetInnerHTML={{ __html: html }} />,
            ' can only fall. Wait for the nod.',
          ])}
        </p>
        <p>
          Misunderstanding: the ball has inertia and may roll over. It has none; the first hollow keeps it.
        </p>
      </Notes>
    </SlideNotes>
  ),
);

/** Planned minutes of each slide. */
export const syntheticMinutes = syntheticSlides.map((_, index) => 0.5 + (index % 4) / 2);
