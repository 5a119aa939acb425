import { exp, sigmoid } from '@/lib/math';
import type { Rng } from '@/lib/rng';
import { type Cloud, makeCloud } from '../cloud';
import { fitGaussianDiscriminant, type GaussianClasses, logPosterior } from '../gaussianDiscriminant';
import { fitLogistic, logisticCost, logisticGradient, logOdds } from '../logistic';
import { fitNaiveBayes } from '../naiveBayes';
import { correct, mistakesOf, nextMistake } from '../perceptron';
import { pointsOfCloud } from '../points';
import { errorShare, firstPoints, shareError } from './points';
import { FIELD_SIDE, fieldOver, type Shown, type Thumbnail } from './thumbnail';

interface LineState {
  cloud: Cloud;
  /** [b, w₁, w₂] */
  theta: Float64Array;
}

interface PerceptronState extends LineState {
  corrections: number;
  /** Where the search for a mistake goes on. */
  next: number;
}

/** Points that a line parts: those of two blobs that lie off the line between them. */
function separable(rng: Rng): Cloud {
  const cloud = makeCloud('blobs', 60, 0.12, rng);
  const keep = Array.from({ length: cloud.n }, (_, i) => i).filter((i) => {
    const side = cloud.x[i] + cloud.y[i];
    return cloud.label[i] === 1 ? side > 0.12 : side < -0.12;
  });
  return {
    n: keep.length,
    x: Float64Array.from(keep, (i) => cloud.x[i]),
    y: Float64Array.from(keep, (i) => cloud.y[i]),
    label: Uint8Array.from(keep, (i) => cloud.label[i]),
  };
}

const plane = (cloud: Cloud, field: Float64Array): Shown['picture'] => ({
  kind: 'plane',
  cloud: firstPoints(cloud, cloud.n),
  side: FIELD_SIDE,
  field,
});

/** One correction a step for a point on the wrong side, until there is none. */
export const perceptron: Thumbnail<PerceptronState> = {
  init: (rng) => ({ cloud: separable(rng), theta: new Float64Array(3), corrections: 0, next: 0 }),
  step(state) {
    const points = pointsOfCloud(state.cloud);
    const order = Uint32Array.from({ length: points.n }, (_, i) => i);
    const at = nextMistake(state.theta, points, order, state.next);
    if (at < 0) return;
    correct(state.theta, points, order[at]);
    state.corrections++;
    state.next = (at + 1) % points.n;
  },
  show: ({ cloud, theta, corrections }) => ({
    picture: plane(
      cloud,
      fieldOver((x, y) => 0.6 * Math.sign(logOdds(theta, [x, y]))),
    ),
    readings: [
      { name: 'wrongSide', value: mistakesOf(theta, pointsOfCloud(cloud)), exact: 0 },
      { name: 'corrections', value: corrections },
    ],
  }),
};

interface LogisticState extends LineState {
  least: number;
}

const RIDGE = 0.01;
const LOGISTIC_RATE = 0.05;

/** Downhill on a convex cost, to the minimum that Newton's method finds at once. */
export const logistic: Thumbnail<LogisticState> = {
  init(rng) {
    const cloud = makeCloud('blobs', 60, 0.22, rng);
    const points = pointsOfCloud(cloud);
    const least = logisticCost(fitLogistic(points, RIDGE).theta, points, RIDGE) / cloud.n;
    return { cloud, theta: new Float64Array(3), least };
  },
  step({ cloud, theta }) {
    const gradient = new Float64Array(3);
    for (let j = 0; j < 10; j++) {
      logisticGradient(theta, pointsOfCloud(cloud), RIDGE, gradient);
      for (let i = 0; i < 3; i++) theta[i] -= LOGISTIC_RATE * gradient[i];
    }
  },
  show: ({ cloud, theta, least }) => ({
    picture: plane(
      cloud,
      fieldOver((x, y) => 2 * sigmoid(logOdds(theta, [x, y])) - 1),
    ),
    readings: [
      {
        name: 'costPerPoint',
        value: logisticCost(theta, pointsOfCloud(cloud), RIDGE) / cloud.n,
        exact: least,
      },
    ],
  }),
};

interface ClassState {
  cloud: Cloud;
  heldOut: Cloud;
}

/** Classes with densities, fitted to more and more of two moons; Bayes decides. */
function generative(learn: (cloud: Cloud) => GaussianClasses): Thumbnail<ClassState> {
  return {
    init: (rng) => ({
      cloud: makeCloud('moons', 70, 0.12, rng),
      heldOut: makeCloud('moons', 200, 0.12, rng),
    }),
    step: () => {},
    show({ cloud, heldOut }, k) {
      const seen = firstPoints(cloud, 10 + k);
      const model = learn(seen);
      const out = new Float64Array(2);
      const probability = (x: number, y: number) => {
        logPosterior(model, [x, y], 0, out);
        return exp(out[1]);
      };
      const answers = Array.from(heldOut.x, (x, i) => (probability(x, heldOut.y[i]) > 0.5 ? 1 : 0));
      const error = errorShare(heldOut, answers);
      return {
        picture: plane(
          seen,
          fieldOver((x, y) => 2 * probability(x, y) - 1),
        ),
        readings: [{ name: 'heldOutError', value: error, error: shareError(error, heldOut.n) }],
      };
    },
  };
}

export const discriminant = generative((cloud) =>
  fitGaussianDiscriminant(pointsOfCloud(cloud), 2, { covariance: 'own', ridge: 1e-3 }),
);
export const naiveBayes = generative((cloud) => fitNaiveBayes(pointsOfCloud(cloud), 2, 1e-3));
