import { type Rng, uniform } from '@/lib/rng';
import { type Cloud, makeCloud } from '../cloud';
import { classifyByNeighbor } from '../nearestNeighbor';
import { cellMiddle, FIELD_SIDE, grid, STEPS, type Thumbnail } from './thumbnail';

interface NeighborState {
  cloud: Cloud;
  heldOut: Cloud;
}

const pairs = ({ n, x, y }: Cloud) => Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 ? y : x)[i >> 1]);

/** The first `count` points. */
export function firstPoints({ x, y, label }: Cloud, count: number): Cloud {
  return { n: count, x: x.slice(0, count), y: y.slice(0, count), label: label.slice(0, count) };
}

/** Share of points whose class is not the one given. */
export function errorShare({ n, label }: Cloud, answers: ArrayLike<number>): number {
  let wrong = 0;
  for (let i = 0; i < n; i++) if (answers[i] !== label[i]) wrong++;
  return wrong / n;
}

/** Standard error of a share of n independent trials. */
export function shareError(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / (n - 1));
}

/** Middles of the cells of a field, row by row from the bottom, as pairs. */
export function cellPlaces(side = FIELD_SIDE): Float64Array {
  const places = new Float64Array(2 * side * side);
  for (let k = 0; k < side * side; k++) {
    places[2 * k] = cellMiddle(k % side, side);
    places[2 * k + 1] = cellMiddle(Math.floor(k / side), side);
  }
  return places;
}

/** Two moons, one example more at each step, and the regions that are nearest to an example of each class. */
export const nearestNeighbor: Thumbnail<NeighborState> = {
  init: (rng) => ({
    cloud: makeCloud('moons', STEPS + 2, 0.12, rng),
    heldOut: makeCloud('moons', 200, 0.12, rng),
  }),
  step: () => {},
  show({ cloud, heldOut }, k) {
    const seen = firstPoints(cloud, 2 + k);
    const answers = classifyByNeighbor(pairs(seen), seen.label, pairs(heldOut), 2);
    const error = errorShare(heldOut, answers);
    return {
      picture: {
        kind: 'plane',
        cloud: seen,
        side: FIELD_SIDE,
        regions: classifyByNeighbor(pairs(seen), seen.label, cellPlaces(), 2),
      },
      readings: [{ name: 'heldOutError', value: error, error: shareError(error, heldOut.n) }],
    };
  },
};

interface CoinState {
  /** Posterior over p on a grid, normalised to sum 1. */
  posterior: Float64Array;
  heads: number;
  tosses: number;
}

/** The coin's true probability of heads. */
const HEADS = 0.3;
const PLACES = 101;

/** A coin tossed at each step: the posterior of its bias, multiplied and normalised anew, from a flat prior. */
export const coin: Thumbnail<CoinState> = {
  init: () => ({ posterior: new Float64Array(PLACES).fill(1 / PLACES), heads: 0, tosses: 0 }),
  step(state, _k, rng: Rng) {
    const head = uniform(rng) < HEADS;
    state.tosses++;
    if (head) state.heads++;
    const p = grid(0, 1, PLACES);
    let sum = 0;
    for (let i = 0; i < PLACES; i++) {
      state.posterior[i] *= head ? p[i] : 1 - p[i];
      sum += state.posterior[i];
    }
    for (let i = 0; i < PLACES; i++) state.posterior[i] /= sum;
  },
  show({ posterior, heads, tosses }) {
    const p = grid(0, 1, PLACES);
    let mean = 0;
    let square = 0;
    for (let i = 0; i < PLACES; i++) {
      mean += posterior[i] * p[i];
      square += posterior[i] * p[i] * p[i];
    }
    return {
      picture: {
        kind: 'curve',
        x: Float64Array.of(HEADS),
        y: new Float64Array(1),
        gridX: p,
        curve: posterior.map((q) => q * (PLACES - 1)),
      },
      readings: [
        // Laplace's rule of succession.
        { name: 'posteriorMean', value: mean, exact: (heads + 1) / (tosses + 2) },
        { name: 'posteriorWidth', value: Math.sqrt(Math.max(0, square - mean * mean)) },
      ],
    };
  },
};
