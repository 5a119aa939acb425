import { clusterPoints } from '@/lib/ml/kmeans';
import { costAndGradient } from '@/lib/ml/neuron';
import { repeatRun } from '../runs';
import { arrangements, lineThrough, type Oracles, root, tableOf } from './oracle';

const LINE = Float64Array.of(0, 1, 1, 3, 2, 5, 3, 7);
/** Largest curvature of the cost of these four points. */
const CURVATURE = (3.5 + 1 + Math.hypot(3.5 - 1, 2 * 1.5)) / 2;

/** The neuron after one correction from (0, 3). */
function stepped(learningRate: number): Float64Array {
  const gradient = new Float64Array(2);
  const theta = Float64Array.of(0, 3);
  costAndGradient(theta, LINE, gradient);
  return theta.map((t, i) => t - learningRate * gradient[i]);
}

/** Odds of agreement against disagreement of two units, as a probability. */
const agree = (w: number, temperature: number) => 1 / (1 + Math.exp((-2 * w) / temperature));

const wrongPixels = async (noise: number) =>
  (await repeatRun({ demo: 'hopfield-recall', steps: 1280, params: { stored: 1, noise } })).overlap.value;

const whyThisPrize: Oracles = {
  'why-this-prize/all-eight-arrangements-of-three-switches': () => {
    const xi = [1, -1, 1];
    const energy = (s: number[]) => -(s.reduce((sum, v, i) => sum + v * xi[i], 0) ** 2 - 3) / 6;
    const flip = (s: number[], i: number) => s.map((v, j) => (i === j ? -v : v));
    const all = arrangements(3);
    const valleys = all.filter((s) => [0, 1, 2].every((i) => energy(flip(s, i)) > energy(s)));
    const energies = all.map(energy);
    return [valleys.length, Math.min(...energies), Math.max(...energies)];
  },
  'why-this-prize/a-boltzmann-machine-that-starts-from-nothing': () => {
    const step = (w: number) => w + 0.5 * (0.8 - Math.tanh(w));
    let w = 0;
    for (let i = 0; i < 400; i++) w = step(w);
    return [step(step(0)), w];
  },
  'why-this-prize/which-way-first': () => {
    const [w, b] = stepped(0.3);
    return [w, b, Math.abs(b - 1) > Math.abs(3 - 1) ? 'away from its goal' : 'towards its goal'];
  },
  'why-this-prize/twice-as-hot': () => [agree(Math.log(9) / 2, 2), agree(Math.log(9) / 2, 1e9)],
  'why-this-prize/how-much-damage-is-too-much': async () => [
    await wrongPixels(0.45),
    await wrongPixels(0.55),
  ],
  'why-this-prize/a-neuron-that-runs-away': () => [
    costAndGradient(stepped(0.7), LINE, new Float64Array(2)),
    (1 - 0.7 * CURVATURE) ** 2,
  ],
};

const CORNERS = { n: 4, p: 2, features: Float64Array.of(0, 0, 0, 2, 3, 0, 3, 2) };
/** The six points of the logistic exercise and their labels. */
const SIX = [-2, -1, 0, 1, 2, 3];
const LABELS = [0, 0, 1, 0, 1, 1];
const crossEntropy = (w: number) =>
  SIX.reduce((sum, x, i) => sum + Math.log(1 + Math.exp(w * x)) - LABELS[i] * w * x, 0);

const whatIsLearning: Oracles = {
  'what-is-machine-learning/name-the-ingredients': () => [null, null],
  'what-is-machine-learning/a-resting-place-that-is-not-the-best': () =>
    [Float64Array.of(0, 0, 0, 2), Float64Array.of(0, 0, 3, 0)].map(
      (starts) => clusterPoints(CORNERS, starts).inertia,
    ),
  'what-is-machine-learning/unequal-bells': () => {
    const bell = (x: number, s: number) => Math.exp((-x * x) / (2 * s * s)) / s;
    let x = 0;
    while (bell(x, 1) > bell(x, 2)) x += 1e-5;
    return [x];
  },
  'what-is-machine-learning/one-step-of-logistic-regression': () => {
    const slope = SIX.reduce((sum, x, i) => sum + (0.5 - LABELS[i]) * x, 0);
    return [-0.1 * slope, crossEntropy(0), crossEntropy(-0.1 * slope)];
  },
  'what-is-machine-learning/near-and-small-or-far-and-large': () => {
    const right = (discount: number) => discount ** 4 - 0.5;
    return [right(0.9) > 0 ? 'right' : 'left', root(right, 0, 1)];
  },
  'what-is-machine-learning/the-best-judge-of-two-bells': () => {
    const judge = (x: number) =>
      Math.exp((-x * x) / 2) / (Math.exp((-x * x) / 2) + Math.exp(-((x - 1) ** 2) / 2));
    return [0.5 + Math.log(1 / judge(0.5) - 1), judge(0) > judge(1) ? 'left' : 'right'];
  },
  'what-is-machine-learning/the-price-of-a-wrong-assumption': async () => {
    const { generativeLarge, generativeSmall, discriminativeSmall } = await repeatRun({
      demo: 'generative-discriminative',
      preset: 'right',
      steps: 64,
      params: { twist: 'correlation' },
    });
    return [
      generativeLarge.value - (generativeLarge.exact ?? Number.NaN),
      generativeSmall.value < discriminativeSmall.value ? 'the generative' : 'the discriminative',
    ];
  },
  'what-is-machine-learning/a-ring-is-not-a-cloud': () => [0, null],
};

const regression: Oracles = {
  'regression/three-points-by-hand': () =>
    lineThrough([
      [0, 1],
      [1, 2],
      [2, 4],
    ]).reverse(),
  'regression/the-power-of-one-outlier': () =>
    lineThrough([
      [0, 1],
      [1, 3],
      [2, 2],
      [3, 5],
      [4, 14],
    ]).reverse(),
  'regression/gradient-descent-finds-the-shortest-answer': () => {
    const [w, b] = [1.76405235, 0.40015721];
    return [36 / 17, 9 / 17, w + (4 * (9 - 4 * w - b)) / 17];
  },
  'regression/a-learning-rate-on-the-edge': () => {
    const factor = 1 - 0.48 * CURVATURE;
    return [factor, Math.abs(factor) > 1 ? 'unstable' : 'stable'];
  },
  'regression/years-from-zero': () => {
    const years = [2000, 2001, 2002, 2003, 2004];
    const [intercept, slope] = lineThrough(years.map((x, i) => [x, [1, 3, 2, 5, 4][i]]));
    const trace = 5 + years.reduce((sum, x) => sum + x * x, 0);
    // The determinant of XᵀX is n Σ(x − x̄)² = 50, so the small eigenvalue is about 50 over the large one.
    return [slope, intercept, Math.round(Math.log10(trace ** 2 / 50))];
  },
  'regression/ridge-on-one-column': () => [7 / 5, 7 / (5 + 2), 5 / (5 + 2)],
  'regression/which-degree-would-you-choose': async () => {
    const degrees = await tableOf('ols-fit', 'bias-variance', 'degrees');
    const errors = degrees.map(
      (row) => Number(row['exact bias²']) + Number(row['exact variance']) + 0.2 ** 2,
    );
    const best = errors.indexOf(Math.min(...errors));
    return [best, errors[best], 0.2 ** 2];
  },
};

export const learning: Oracles = { ...whyThisPrize, ...whatIsLearning, ...regression };
