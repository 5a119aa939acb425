/** Drawings of fits with their bands: extrapolation, prior and posterior, the weights of three polynomials. */
import { averageModels, forecast, powersOf } from '@/lib/ml/bayesianRegression';
import {
  band,
  box,
  dot,
  type Frame,
  frame,
  type Ink,
  line,
  type Parts,
  sheet,
  ticksBelow,
  ticksLeft,
  words,
} from '../drawing/marks';
import {
  ASSUMPTIONS,
  type Guess,
  guessesOf,
  guessOf,
  networkGuesses,
  POINTS,
  polynomial,
  smoothProcess,
} from './fits';

const grid = (from: number, to: number, steps: number): Float64Array =>
  Float64Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);

/** Curve and band of ± one deviation, cut off at the frame. */
function curve(f: Frame, xs: Float64Array, guesses: Guess[], ink: Ink, dash = ''): Parts {
  const clip = (y: number) => Math.min(f.bottom, Math.max(f.top, f.y(y)));
  const side = (sign: number) =>
    guesses.map(({ mean, deviation }, i) => [f.x(xs[i]), clip(mean + sign * deviation)] as const);
  return [band(side(1), side(-1), ink), line(side(0), ink, 4, dash)];
}

const points = (f: Frame, count = 5, radius = 7): Parts =>
  Array.from({ length: count }, (_, i) => dot(f.at(POINTS.x[i], POINTS.y[i]), 'data', radius));

/** The same five points, four answers beyond them. */
export function drawExtrapolation(): string {
  const xs = grid(-1, 8, 90);
  const each = Array.from(xs);
  const [line1, parabola] = [polynomial(1), polynomial(2)];
  const models: [string, Guess[], Ink, string][] = [
    ['a line', each.map((x) => guessOf(line1, x)), 'model', ''],
    ['a parabola', each.map((x) => guessOf(parabola, x)), 'energy', '16 6'],
    ['smooth curves', guessesOf(smoothProcess(), xs), 'negative', '4 6'],
    ['20 networks', networkGuesses(xs), 'positive', '10 5'],
  ];
  const parts: Parts = [];
  models.forEach(([name, guesses, ink, dash], k) => {
    const left = 40 + k * 280;
    const f = frame([left, left + 250], [72, 356], [-1, 8], [-4, 12]);
    const last = guesses[guesses.length - 1];
    parts.push(
      box([f.x(4), f.top], f.right - f.x(4), f.bottom - f.top, 'line', 0.12),
      ...(k === 0
        ? ticksLeft(f, [0, 5, 10])
        : [0, 5, 10].map((v) => line([f.at(-1, v), f.at(8, v)], 'line', 1))),
      ...ticksBelow(f, [0, 4, 8]),
      ...curve(f, xs, guesses, ink, dash),
      ...points(f),
      words([left, 26], name, ink, 'b'),
      words([left, 58], `${last.mean.toFixed(1)} ± ${last.deviation.toFixed(1)}`.replace('-', '−'), 'ink'),
    );
  });
  parts.push(
    words(
      [1130, 408],
      'grey: no data · number: what each model says at <tspan class="i">x</tspan> = 8',
      'soft',
      'te',
    ),
  );
  return sheet('Four models of five points, far beyond them', 416, parts);
}

/** Lines of a prior, and after one, two and five points. */
export function drawPriorPosterior(): string {
  const xs = grid(-1, 6, 70);
  const before = Array.from(xs, (x) => ({ mean: 0, deviation: ASSUMPTIONS.width * Math.sqrt(1 + x * x) }));
  const parts: Parts = [];
  [0, 1, 2, 5].forEach((count, k) => {
    const left = 40 + k * 280;
    const f = frame([left, left + 250], [50, 352], [-1, 6], [-8, 12]);
    const posterior = count ? polynomial(1, count) : undefined;
    const guesses = posterior ? Array.from(xs, (x) => guessOf(posterior, x)) : before;
    parts.push(
      ...(k === 0
        ? ticksLeft(f, [-5, 0, 5, 10])
        : [-5, 0, 5, 10].map((v) => line([f.at(-1, v), f.at(6, v)], 'line', 1))),
      ...ticksBelow(f, [0, 2, 4]),
      ...curve(f, xs, guesses, 'model'),
      ...points(f, count),
      words([left, 32], ['before the data', 'one point', 'two points', 'five points'][k], 'model', 'b'),
    );
  });
  parts.push(
    words(
      [1130, 402],
      'band: the line ± one standard deviation, without the noise of a reading',
      'soft',
      'te',
    ),
  );
  return sheet('A band of lines narrows where points come in', 410, parts);
}

/** Weights of degrees 0, 1, 2, their forecasts at x = 5, and the average. */
export function drawWeights(): string {
  const posteriors = [0, 1, 2].map((degree) => polynomial(degree));
  const forecasts = posteriors.map((p, degree) => forecast(p, powersOf(5, degree)));
  const average = averageModels(
    posteriors.map((p) => p.logEvidence),
    forecasts,
  );
  const rows = [
    ...forecasts.map(({ mean, variance }, k) => ({
      mean,
      variance,
      name: ['constant', 'line', 'parabola'][k],
    })),
    { mean: average.mean, variance: average.within + average.between, name: 'average' },
  ];
  const f = frame([560, 1060], [50, 330], [0, 9], [0, 4]);
  const parts: Parts = [
    words([190, 30], 'probability of the model', 'soft'),
    words([560, 30], 'forecast at <tspan class="i">x</tspan> = 5', 'soft'),
  ];
  for (const value of [0, 3, 6, 9])
    parts.push(
      line(
        [
          [f.x(value), 50],
          [f.x(value), 322],
        ],
        'line',
        1,
      ),
      words([f.x(value), 346], `${value}`, 'soft', 'tm'),
    );
  rows.forEach(({ mean, variance, name }, k) => {
    const y = 82 + 68 * k;
    const ink: Ink = k < 3 ? 'model' : 'ink';
    parts.push(words([0, y + 8], name, ink, k < 3 ? '' : 'b'));
    if (k < 3) {
      parts.push(box([190, y - 16], 260 * average.weights[k], 32, 'model', 0.75));
      parts.push(words([200 + 260 * average.weights[k], y + 8], average.weights[k].toFixed(2)));
    }
    const deviation = Math.sqrt(variance);
    parts.push(
      line(
        [
          [f.x(mean - deviation), y],
          [f.x(mean + deviation), y],
        ],
        ink,
        k < 3 ? 5 : 8,
        '',
        k < 3 ? 0.7 : 1,
      ),
      dot([f.x(mean), y], ink, 9),
    );
    parts.push(words([f.x(mean), y - 16], mean.toFixed(2), ink, 'tm'));
  });
  return sheet('Weights and forecasts of three polynomials, and their average', 356, parts);
}
