import { readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { repeatRun } from '../runs';
import { integral, type Oracles, root } from './oracle';

const nuclei: Oracles = {
  'nuclei-to-neutron-stars/count-the-parameters': () => {
    const layer = (m: number, n: number, biases = true) => m * n + (biases ? n : 0);
    const phi = layer(3, 16) + layer(16, 16);
    const rho = layer(16, 16) + layer(16, 16) + layer(16, 1, false);
    return [layer(1, 10) + layer(10, 2, false), phi + rho];
  },
  'nuclei-to-neutron-stars/the-mean-of-all-pairs': () => {
    const mean = (a: number, spin: number) => (2 * spin * (spin + 1) - 1.5 * a) / ((a * (a - 1)) / 2);
    return [mean(4, 0), mean(3, 3 / 2)];
  },
  'nuclei-to-neutron-stars/triples-without-triple-loops': () => {
    let sum = 0;
    for (let corner = 0; corner < 4; corner++) {
      const others = [0, 1, 2, 3].filter((j) => j !== corner);
      for (const j of others) for (const k of others) if (j < k) sum += 0.5 * 0.5;
    }
    return [sum];
  },
  'nuclei-to-neutron-stars/a-pfaffian-by-hand': () => {
    const [a, b, c, d, e, f] = [2, 1, 0, 3, 1, 5];
    const rows = [
      [0, a, b, c],
      [-a, 0, d, e],
      [-b, -d, 0, f],
      [-c, -e, -f, 0],
    ];
    return [a * f - b * e + c * d, determinant(rows)];
  },
  'nuclei-to-neutron-stars/which-of-these-close': () => {
    const closed = new Set<number>();
    for (let square = 0; square < 6; square++) closed.add(2 * wavesWithin(square));
    return [[8, 20, 38, 50].filter((n) => closed.has(n)).join(), (38 / 0.08) ** (1 / 3)];
  },
  'nuclei-to-neutron-stars/where-is-the-electron-gas-bound-most': () => {
    const energy = (r: number) => 1.12091 / r ** 2 - 0.51438 / r;
    const best = root((r) => energy(r + 1e-6) - energy(r), 2, 9);
    return [best, energy(best)];
  },
  // Both runs take minutes: the difference of the energies in the file of numbers.
  'nuclei-to-neutron-stars/what-did-the-nodes-cost': () => {
    const numbers = readNumbers();
    const value = (key: string) => Number(numbers.get(key)?.value);
    return [1000 * (value('dot6-dmc') - value('dot6-deep'))];
  },
};

/** Plane waves of a cube with |n|² up to a square. */
function wavesWithin(square: number): number {
  let count = 0;
  for (let x = -3; x <= 3; x++)
    for (let y = -3; y <= 3; y++) for (let z = -3; z <= 3; z++) if (x * x + y * y + z * z <= square) count++;
  return count;
}

/** By the first row. */
function determinant(rows: number[][]): number {
  if (rows.length === 1) return rows[0][0];
  return rows[0].reduce(
    (sum, v, j) =>
      sum + (j % 2 ? -v : v) * determinant(rows.slice(1).map((row) => row.filter((_, k) => k !== j))),
    0,
  );
}

const normal = (z: number) => integral((x) => Math.exp((-x * x) / 2), z) * Math.sqrt(2 / Math.PI);

const howSure: Oracles = {
  'how-sure-are-we/a-rarer-signal': () => [(100 * 0.95 * 0.001) / (0.95 * 0.001 + 0.1 * 0.999)],
  'how-sure-are-we/two-alarms-in-a-row': () => [(0.95 ** 2 * 0.01) / (0.95 ** 2 * 0.01 + 0.1 ** 2 * 0.99)],
  'how-sure-are-we/one-reading-by-hand': () => {
    const spread = 1 / (1 + 1 / 4);
    return [spread * 3, Math.sqrt(spread)];
  },
  'how-sure-are-we/a-bend-that-is-not-there': () => {
    // The quadratic column orthogonal to the others at x − 2 = −2 … 2 is t² − 2, of squared length 14.
    const y = [1, 3, 2, 5, 4];
    const bend = y.reduce((sum, v, i) => sum + v * ((i - 2) ** 2 - 2), 0) / 14;
    return [3 + 0.8 * 6 + bend * (36 - 2)];
  },
  'how-sure-are-we/a-slope-from-nothing': () => [(2 * 1) / (2 ** 2 + 1)],
  'how-sure-are-we/if-everybody-had-been-treated-through-the-skin': () => [
    100 * ((357 / 700) * (234 / 270) + (343 / 700) * (55 / 80)),
  ],
  'how-sure-are-we/two-models-that-disagree': () => [Math.sqrt(1 + 1.5 ** 2)],
  'how-sure-are-we/where-an-error-bar-went-wrong': () => [1 / root((z) => normal(z) - 0.38, 0.1, 2)],
  'how-sure-are-we/two-neutrons-of-tin': () => [1108.87 - 1102.84],
};

/** Approximate median significance with `extra` events added to the background. */
function significance(s: number, b: number, extra = 10): number {
  const all = b + extra;
  return Math.sqrt(2 * ((s + all) * Math.log(1 + s / all) - s));
}

const cut = (signal: number) =>
  root((x) => signal * Math.exp(-((x - 2) ** 2) / 2) - 1e4 * Math.exp((-x * x) / 2), 0, 6);

const outlook: Oracles = {
  'outlook/the-significance-of-an-excess': () => [significance(237, 2000)],
  'outlook/why-ten-events-are-added': () => [significance(10, 0)],
  'outlook/a-tenth-of-the-events': () => [significance(23.7, 200)],
  'outlook/where-accuracy-wants-the-cut': () => [cut(100), cut(1000)],
  'outlook/how-good-is-the-short-formula': () => [significance(100, 1000, 0)],
  'outlook/a-correlation-that-no-pair-shows': async () => {
    const { dataProbability } = await repeatRun({ demo: 'boltzmann-learns', preset: 'parity', steps: 100 });
    return [dataProbability.value];
  },
};

export const beyond: Oracles = { ...nuclei, ...howSure, ...outlook };
