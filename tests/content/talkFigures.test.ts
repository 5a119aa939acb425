import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '@/components/demos/registry';
import { readChapters } from '@/components/mdx/manifest';
import sections from './talk-sections.json';

/** Each figure of the talk by the section it stood in: what redraws it, a drawing or an experiment, and in which chapter. */
const FIGURES: { section: string; shows: string; drawn: string[]; chapter: string }[] = [
  {
    section: 'Example of generative modeling, taken from Generative Deep Learning by David Foster',
    shows: 'a model of the classes',
    drawn: ['generative-discriminative.svg'],
    chapter: '02',
  },
  {
    section: 'Example of discriminative modeling, taken from Generative Deep Learning by David Foster',
    shows: 'a model of the border',
    drawn: ['generative-discriminative.svg'],
    chapter: '02',
  },
  {
    section: 'Taxonomy of generative deep learning, taken from Generative Deep Learning by David Foster',
    shows: 'the tree of generative models',
    drawn: ['taxonomy.svg'],
    chapter: '02',
  },
  {
    section: 'Machine learning. A simple perspective on the interface between ML and Physics',
    shows: 'machine learning between physics and statistics',
    drawn: ['three-names.svg'],
    chapter: '02',
  },
  {
    section: 'AI/ML and Quantum Computing',
    shows: 'classical and quantum data and machines',
    drawn: ['data-and-device.svg'],
    chapter: '10',
  },
  {
    section: 'Illustration of a single perceptron model and an FFNN',
    shows: 'one neuron, and a network with two hidden layers',
    drawn: ['perceptron.svg', 'network.svg'],
    chapter: '05',
  },
  {
    section: 'The structure of the RBM network',
    shows: 'two layers and the terms of the energy',
    drawn: ['rbm.svg'],
    chapter: '04',
  },
  {
    section: 'Quantum dots and Boltzmann machines, onebody densities N = 6, ħω = 0.1 a.u.',
    shows: 'densities of six electrons',
    drawn: ['dot-shells'],
    chapter: '07',
  },
  {
    section: 'Onebody densities N = 30, ħω = 1.0 a.u.',
    shows: 'densities of thirty electrons',
    drawn: ['dot-shells'],
    chapter: '07',
  },
  {
    section: 'Expectation values as functions of the oscillator frequency',
    shows: 'parts of the energy against ω',
    drawn: ['energy-shares.svg'],
    chapter: '07',
  },
];

let chapters: { path: string; source: string }[];

beforeAll(async () => {
  chapters = await readChapters();
});

const chapterOf = (number: string) => chapters.find(({ path }) => path.includes(`/${number}-`))?.source ?? '';

describe('the figures of the talk', () => {
  it('stand in sections of the talk', () => {
    const titles = sections.map(({ title }) => title);
    for (const { section } of FIGURES) expect(titles).toContain(section);
  });

  it.each(FIGURES.map((figure) => [figure.shows, figure] as const))(
    '%s: drawn anew',
    (_, { drawn, chapter, section }) => {
      const source = chapterOf(chapter);
      const front = /^---[\s\S]*?^---/m.exec(source)?.[0] ?? '';
      expect(front, `chapter ${chapter} covers the section`).toContain(section);
      for (const name of drawn) {
        if (!name.endsWith('.svg')) {
          expect(demoIds).toContain(name);
          expect(source).toContain(`<Demo id="${name}"`);
          continue;
        }
        const alt = new RegExp(`src="/figures/${name.replace('.', '\\.')}"\\s+alt="([^"]+)"`).exec(
          source,
        )?.[1];
        expect(alt?.length, `${name} has a text alternative in chapter ${chapter}`).toBeGreaterThan(60);
        expect(existsSync(`public/figures/${name}`), name).toBe(true);
        const svg = readFileSync(`public/figures/${name}`, 'utf8');
        expect(svg.length, name).toBeLessThan(60_000);
        // Its colours are the site's, so that dark pages and print follow.
        expect(svg).toContain('@media (prefers-color-scheme:dark)');
        expect(svg.replace(/<style>[\s\S]*?<\/style>/, ''), name).not.toMatch(/#[0-9a-f]{3,6}\b/i);
      }
    },
  );
});
