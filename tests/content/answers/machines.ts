import { erfc } from '@/lib/erf';
import { averageLevels, isingLevels } from '@/lib/ml/exactIsing';
import { correct, nextMistake } from '@/lib/ml/perceptron';
import { repeatRun } from '../runs';
import { arrangements, type Oracles, root } from './oracle';

/** What a hidden unit of bias b, tied by weights 2, adds for n visible ones. */
const added = (b: number) => (n: number) => Math.log(1 + Math.exp(b + 2 * n));
const thirdDifference = (b: number) => {
  const f = added(b);
  return f(3) - 3 * f(2) + 3 * f(1) - f(0);
};

const energyAndMemory: Oracles = {
  'energy-and-memory/four-arrows-in-a-ring': () => {
    const all = arrangements(4).map((s) => -s.reduce((sum, v, i) => sum + v * s[(i + 1) % 4], 0));
    const z = all.reduce((sum, e) => sum + Math.exp(-e), 0);
    return [(2 * Math.exp(4)) / z, all.reduce((sum, e) => sum + e * Math.exp(-e), 0) / z];
  },
  'energy-and-memory/a-memory-of-something-that-never-happened': () => {
    const votes = arrangements(3).map((xi) => Math.sign(xi[0] + xi[1] + xi[2]) * xi[0]);
    const overlap = votes.reduce((sum, v) => sum + v / votes.length, 0);
    return [overlap, -0.5 * 3 * overlap ** 2];
  },
  'energy-and-memory/the-first-step-and-the-last': () => [
    784 * root((load) => erfc(Math.sqrt(1 / (2 * load))) / 2 - 0.01, 0.05, 0.5),
    0.138 * 784,
  ],
  'energy-and-memory/from-spins-to-bits-by-hand': () => {
    // −w s₁s₂ with s = 2v − 1 is −w′v₁v₂ − b′(v₁ + v₂) + c: three of the four states give all three.
    const energy = (v1: number, v2: number) => -(2 * v1 - 1) * (2 * v2 - 1);
    const bias = energy(0, 0) - energy(1, 0);
    return [energy(0, 0) - energy(1, 1) - 2 * bias, bias];
  },
  'energy-and-memory/three-at-a-time': () => [thirdDifference(-4), root(thirdDifference, -4, -2)],
  'energy-and-memory/two-bumps-of-unequal-height': () => [root((b) => Math.exp(b + 4.5) - 3, -6, 0)],
  'energy-and-memory/half-the-pixels-all-at-once': async () => {
    const params = { stored: 1, noise: 0.5 };
    const run = { demo: 'hopfield-recall', steps: 640 };
    const { restless } = await repeatRun({ ...run, params: { ...params, update: 'synchronous' } });
    const alone = await repeatRun({ ...run, params });
    const words = (pixels: number) => (pixels ? 'turns for ever' : 'comes to rest');
    return [words(restless.value), words(alone.restless.value)];
  },
  'energy-and-memory/twice-the-pictures': async () => {
    const { recalled, overlap } = await repeatRun({
      demo: 'hopfield-capacity',
      steps: 200,
      params: { load: 0.2 },
    });
    return [recalled.value > 0.1 && recalled.value < 0.3 ? 'about one in five' : 'else', overlap.value];
  },
  'energy-and-memory/sixteen-spins-at-the-critical-temperature': () => {
    const { energy, magnetization } = averageLevels(isingLevels(4), 2.269);
    return [energy, magnetization];
  },
};

/** The perceptron's corrections on the four points, minus first, until none is left. */
function learnOr() {
  const points = {
    n: 4,
    p: 2,
    features: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
    labels: Uint8Array.of(0, 1, 1, 1),
  };
  const weights = new Float64Array(3);
  const order = [0, 1, 2, 3];
  for (let at = nextMistake(weights, points, order, 0); at >= 0; ) {
    correct(weights, points, at);
    at = nextMistake(weights, points, order, (at + 1) % 4);
  }
  return weights;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
/** Answer of the small network of the chapter to (1, 2). */
const ANSWER = sigmoid(sigmoid(-1) - 2 * sigmoid(3) + 0.5);

const playground = async (activation: string) =>
  (
    await repeatRun({
      demo: 'ffnn-playground',
      preset: 'circle',
      steps: 60,
      params: { activation, engine: 'float64' },
    })
  ).testAccuracy.value;

const staircase = async (hidden: number) =>
  (
    await repeatRun({
      demo: 'ffnn-approximates',
      preset: 'wiggle',
      steps: 0,
      params: { hidden, start: 'built', judge: 'sizes' },
    })
  ).worstError.value;

const neuralNetworks: Oracles = {
  'neural-networks/nine-corrections-by-hand': () => {
    const [b, w] = learnOr();
    // At these weights the smallest margin is 1, and R² = 3.
    return [w, 3 * (b * b + 2 * w * w)];
  },
  'neural-networks/another-way-to-say-exclusive-or': () => {
    const on = (z: number) => (z > 0 ? 1 : 0);
    const table = [0, 1, 2, 3].map((k) => on((k & 1) + (k >> 1) - 1.5)).join('');
    return [{ '0001': 'and', '0111': 'or', '1110': 'not both' }[table] ?? 'else'];
  },
  'neural-networks/back-propagation-by-hand': () => [ANSWER * ANSWER * (1 - ANSWER), ANSWER],
  'neural-networks/certain-and-wrong': () => [0.999 * 0.999 * (1 - 0.999), 0.999],
  'neural-networks/three-seconds-or-a-day': () => {
    const seconds = (784 * 128 + 128 + 128 * 10 + 10 + 1) * 1e-4;
    return [seconds, (seconds * 1e4) / 3600];
  },
  'neural-networks/a-better-staircase': () => [2 / (2 * 0.01), 1 / (2 * 0.01)],
  'neural-networks/a-curvature-without-a-formula': () => {
    const h = 1e-4;
    const psi = (x: number) => Math.exp((-x * x) / 2 + Math.tanh(x) / 2);
    const second = (psi(0.5 + h) - 2 * psi(0.5) + psi(0.5 - h)) / (h * h);
    return [-second / (2 * psi(0.5)) + 0.5 ** 2 / 2];
  },
  'neural-networks/six-straight-layers': async () => [await playground('identity'), await playground('tanh')],
  'neural-networks/twice-the-steps': async () => {
    const fine = await staircase(80);
    return [await staircase(40), fine, (80 * fine) / 0.01];
  },
};

export const machines: Oracles = { ...energyAndMemory, ...neuralNetworks };
