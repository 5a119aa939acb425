import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '@/components/demos/registry';
import { readChapters } from '@/components/mdx/manifest';
import { DOTS, type Dot, independentDensity } from '../tools/outlook/densities';
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
    section: 'Nuclear matter setup',
    shows: 'particles in a periodic box',
    drawn: ['nuclear-box.svg'],
    chapter: '08',
  },
  {
    section: 'Neutron star structure',
    shows: 'the layers of a neutron star',
    drawn: ['neutron-star.svg'],
    chapter: '08',
  },
  {
    section: 'Dilute neutron star matter from neural-network quantum states',
    shows: 'energies of neutron matter',
    drawn: ['neutron-matter.svg'],
    chapter: '08',
  },
  {
    section: 'The electron gas in three dimensions with N = 14 electrons',
    shows: 'energies of the electron gas',
    drawn: ['electron-gas.svg'],
    chapter: '08',
  },
  {
    section: 'Quantified limits of the nuclear landscape',
    shows: 'the nuclear landscape and where models end it',
    drawn: ['landscape.svg', 'drip-spread.svg'],
    chapter: '09',
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
    drawn: ['densities.svg', 'dot-shells'],
    chapter: '07',
  },
  {
    section: 'Onebody densities N = 30, ħω = 1.0 a.u.',
    shows: 'densities of thirty electrons',
    drawn: ['densities.svg', 'dot-shells'],
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

describe('the densities', () => {
  /** N from n on rings: the integral of 2πr n. */
  const electronsOf = (radii: number[], density: number[]) =>
    radii.reduce(
      (sum, r, k) =>
        k ? sum + Math.PI * (r * density[k] + radii[k - 1] * density[k - 1]) * (r - radii[k - 1]) : sum,
      0,
    );
  const svg = readFileSync('public/figures/densities.svg', 'utf8');
  const places = (look: string) =>
    [...svg.matchAll(new RegExp(`<path class="${look}"[^>]* d="(M[^"]{300,})"`, 'g'))].map(([, d]) =>
      d
        .split(/[ML]/)
        .slice(1)
        .map((pair) => pair.split(' ').map(Number)),
    );

  it.each(DOTS.map((dot, k) => [dot.electrons, k, dot] as const))(
    'of %i electrons hold as many, drawn and in the formula',
    (electrons, k, dot: Dot) => {
      const reach = dot.radii[dot.radii.length - 1];
      const fine = Array.from({ length: 2001 }, (_, i) => (1.6 * reach * i) / 2000);
      const formula = (r: number) => independentDensity(r, dot);
      expect(electronsOf(fine, fine.map(formula))).toBeCloseTo(electrons, 4);
      const [left, right] = [66 + 600 * k, 516 + 600 * k];
      const radius = (x: number) => (reach * (x - left)) / (right - left);
      // The scale of the drawing, from the top of the dashed curve.
      const dashed = places('l')[k];
      const unit = Math.max(...fine.map(formula)) / (330 - Math.min(...dashed.map(([, y]) => y)));
      for (const curve of [dashed, places('M')[k]]) {
        const drawn = electronsOf(
          curve.map(([x]) => radius(x)),
          curve.map(([, y]) => unit * (330 - y)),
        );
        expect(Math.abs(drawn / electrons - 1)).toBeLessThan(0.015);
      }
    },
  );
});
