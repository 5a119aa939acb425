import { erf } from '@/lib/erf';
import { MASS_MODELS, twoNeutronSeparation } from '@/lib/massTables';
import { averageModels, forecast, powersOf } from '@/lib/ml/bayesianRegression';
import { watchedCorrelation } from '@/lib/ml/linearCauses';
import { STRENGTHS, successOf } from '../../tools/howSure/causes';
import {
  ASSUMPTIONS,
  type Guess,
  guessesOf,
  guessOf,
  networkGuesses,
  POINTS,
  polynomial,
  smoothProcess,
} from '../../tools/howSure/fits';
import { loadMassTables, readMeasured, spreads } from '../../tools/howSure/nuclei';
import type { Computed } from '../computed';

const { sqrt } = Math;
const withError = ({ mean, deviation }: Guess) => ({ value: mean, error: deviation });

/** The four curves of the first figure at each x. */
const curves = (xs: number[]): Guess[][] => [
  xs.map((x) => guessOf(polynomial(1), x)),
  xs.map((x) => guessOf(polynomial(2), x)),
  guessesOf(smoothProcess(), Float64Array.from(xs)),
  networkGuesses(Float64Array.from(xs)),
];

function widestBetweenPoints(): number {
  const xs = Array.from({ length: 41 }, (_, i) => i / 10);
  const all = curves(xs);
  return Math.max(
    ...xs.map((_, i) => {
      const values = all.map((guesses) => guesses[i].mean);
      return Math.max(...values) - Math.min(...values);
    }),
  );
}

/** How often a band of ± z deviations at x = 5, made for σ = 1, holds a reading whose noise is `noise`. */
function coverage(z: number, noise: number): number {
  const { covariance: s } = polynomial(1);
  const row = powersOf(5, 1);
  const claimed = forecast(polynomial(1), row).variance;
  const through = [s[0] * row[0] + s[1] * row[1], s[2] * row[0] + s[3] * row[1]];
  // m − θ = S(Xᵀε/σ² − θ/τ²): noise of the readings and distance from the prior, both through S.
  let variance = noise ** 2;
  for (const x of POINTS.x) variance += (noise * (through[0] + through[1] * x)) ** 2;
  variance += (through[0] ** 2 + through[1] ** 2) / ASSUMPTIONS.width ** 2;
  return erf(z * sqrt(claimed / (2 * variance)));
}

function misfit(degree: number): number {
  const { mean } = polynomial(degree);
  let sum = 0;
  POINTS.x.forEach((x, i) => {
    const fitted = powersOf(x, degree).reduce((f, power, j) => f + power * mean[j], 0);
    sum += (POINTS.y[i] - fitted) ** 2;
  });
  for (const m of mean) sum += (m / ASSUMPTIONS.width) ** 2;
  return -sum / 2;
}

const evidence = (degree: number) => polynomial(degree).logEvidence;
const average = () =>
  averageModels(
    [0, 1, 2].map(evidence),
    [0, 1, 2].map((degree) => forecast(polynomial(degree), powersOf(5, degree))),
  );

const tables = loadMassTables();
const all = spreads(tables);
const cases = all.flatMap(({ z, points }) => points.map((point) => ({ z, point })));
const of = (z: number) => all.find((spread) => spread.z === z)!;
const counted = (test: (c: (typeof cases)[number]) => boolean) => cases.filter(test).length;

/** Standard deviation of the models' S₂ₙ of tin. */
function tinSpread(n: number): number {
  const values = tables.models.flatMap((model) => twoNeutronSeparation(model.get(50)!, n) ?? []);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
}

/** Differences between the measured S₂ₙ and those of a model. */
function misses(name: string): number[] {
  const model = tables.models[MASS_MODELS.findIndex((m) => m.name === name)];
  return [...tables.measured].flatMap(([z, chain]) =>
    [...chain.keys()].flatMap((n) => {
      const known = twoNeutronSeparation(chain, n);
      const claimed = twoNeutronSeparation(model.get(z) ?? new Map(), n);
      return known === undefined || claimed === undefined ? [] : [known - claimed];
    }),
  );
}

const squares = (name: string) => misses(name).reduce((sum, miss) => sum + miss * miss, 0);
const rms = (name: string) => sqrt(squares(name) / misses(name).length);

/** Numbers of chapter 9. */
export default {
  'between-points': widestBetweenPoints,
  'far-line': () => withError(curves([8])[0][0]),
  'far-parabola': () => withError(curves([8])[1][0]),
  'far-process': () => withError(curves([8])[2][0]),
  'far-networks': () => withError(curves([8])[3][0]),
  'far-networks-spread': () => curves([8])[3][0].deviation,
  'watched-correlation': () => watchedCorrelation(STRENGTHS),
  'stones-a': () => 100 * successOf('A').watched,
  'stones-b': () => 100 * successOf('B').watched,
  'stones-do-a': () => 100 * successOf('A').set,
  'stones-do-b': () => 100 * successOf('B').set,
  'alarm-share': () => (100 * 0.01 * 0.95) / (0.01 * 0.95 + 0.99 * 0.1),
  'posterior-intercept': () => ({ value: polynomial(1).mean[0], error: sqrt(polynomial(1).covariance[0]) }),
  'posterior-slope': () => ({ value: polynomial(1).mean[1], error: sqrt(polynomial(1).covariance[3]) }),
  'forecast-noise': () => ASSUMPTIONS.noise ** 2,
  'forecast-curve': () => forecast(polynomial(1), powersOf(5, 1)).curveVariance,
  'forecast-5': () => {
    const { mean, variance } = forecast(polynomial(1), powersOf(5, 1));
    return { value: mean, error: sqrt(variance) };
  },
  'coverage-68': () => 100 * coverage(1, 1),
  'coverage-95': () => 100 * coverage(1.96, 1),
  'coverage-68-blind': () => 100 * coverage(1, 2),
  'coverage-95-blind': () => 100 * coverage(1.96, 2),
  'evidence-0': () => evidence(0),
  'evidence-1': () => evidence(1),
  'evidence-2': () => evidence(2),
  'misfit-0': () => misfit(0),
  'misfit-1': () => misfit(1),
  'misfit-2': () => misfit(2),
  'price-0': () => evidence(0) - misfit(0),
  'price-1': () => evidence(1) - misfit(1),
  'price-2': () => evidence(2) - misfit(2),
  'weight-0': () => average().weights[0],
  'weight-1': () => average().weights[1],
  'weight-2': () => average().weights[2],
  'average-5': () => ({ value: average().mean, error: sqrt(average().within + average().between) }),
  'average-variance': () => average().within + average().between,
  'average-within': () => average().within,
  'average-between': () => average().between,
  'measured-masses': () =>
    [...readMeasured().values()].flat().reduce((sum, [from, to]) => sum + to - from + 1, 0),
  'tin-84': () => twoNeutronSeparation(tables.measured.get(50)!, 84)!,
  'tin-spread-66': () => tinSpread(66),
  'tin-spread-100': () => tinSpread(100),
  'tin-spread-120': () => tinSpread(120),
  'drip-cases': () => cases.length,
  'drip-silent': () => counted(({ point }) => !point),
  'drip-returns': () => counted(({ point }) => point?.returns === true),
  'drip-edge': () => counted(({ z, point }) => point?.next === 'end' && point.n === tables.lastN.get(z)),
  'lead-spread': () => of(82).most - of(82).least,
  'tin-drip-spread': () => of(50).most - of(50).least,
  'tin-drip-models': () => of(50).points.filter(Boolean).length,
  'tin-drip-least': () => of(50).least,
  'tin-drip-most': () => of(50).most,
  'californium-spread': () => of(98).most - of(98).least,
  'californium-least': () => of(98).least,
  'californium-most': () => of(98).most,
  'calcium-least': () => of(20).least,
  'calcium-most': () => of(20).most,
  'calcium-68-share': () => of(20).points.filter((point) => point && point.n >= 48).length,
  'separations-known': () => misses('WS4').length,
  'rms-ws4': () => rms('WS4'),
  'rms-hfb27': () => rms('HFB-27'),
  'naive-log-ratio': () => (squares('HFB-27') - squares('WS4')) / (2 * 0.5 ** 2),
} satisfies Computed;
