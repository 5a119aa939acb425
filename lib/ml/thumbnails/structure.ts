import { normal } from '@/lib/rng';
import { type Cloud, createCloud, makeCloud } from '../cloud';
import {
  expectation,
  improveMixture,
  type Mixture,
  mixtureDensity,
  sampleMixture,
  startMixture,
} from '../gaussianMixture';
import { assignClusters, moveCentres } from '../kmeans';
import { principalComponents, project, reconstruct } from '../pca';
import { pointsOfCloud } from '../points';
import { leftByBestLine, made } from './networks';
import { firstPoints } from './points';
import type { Thumbnail } from './thumbnail';

interface MeansState {
  cloud: Cloud;
  centres: Float64Array;
  clusters: Uint8Array;
  inertia: number;
}

const CENTRES = 4;
/** Steps between two moves of the centres. */
const PACE = 4;

/** Four centres that start together in a corner; the colours are what they found, not what was known. */
export const kmeans: Thumbnail<MeansState> = {
  init(rng) {
    const cloud = makeCloud('xor', 80, 0.08, rng);
    const centres = Float64Array.from({ length: 2 * CENTRES }, () => -0.7 + 0.1 * normal(rng));
    const clusters = new Uint8Array(cloud.n);
    const inertia = assignClusters(pointsOfCloud(cloud), centres, clusters);
    return { cloud, centres, clusters, inertia };
  },
  step(state, k) {
    if (k % PACE !== 0) return;
    const points = pointsOfCloud(state.cloud);
    moveCentres(points, state.centres, state.clusters);
    state.inertia = assignClusters(points, state.centres, state.clusters);
  },
  show: ({ cloud, centres, clusters, inertia }) => ({
    picture: {
      kind: 'plane',
      cloud: { ...firstPoints(cloud, cloud.n), label: clusters.slice() },
      side: 0,
      marks: centres.slice(),
    },
    readings: [{ name: 'meanSquareDistance', value: inertia / cloud.n }],
  }),
};

interface MixtureState {
  cloud: Cloud;
  mixture: Mixture;
  /** Samples of the mixture, drawn anew at each step. */
  samples: Float64Array;
}

const COMPONENTS = 6;
const RIDGE = 1e-3;

/** Six Gaussians share two moons; the rings are new points. */
export const mixture: Thumbnail<MixtureState> = {
  init(rng) {
    const cloud = makeCloud('moons', 80, 0.05, rng);
    return {
      cloud,
      mixture: startMixture(pointsOfCloud(cloud), COMPONENTS, RIDGE, rng),
      samples: new Float64Array(2 * cloud.n),
    };
  },
  step({ cloud, mixture: model, samples }, _k, rng) {
    improveMixture(model, pointsOfCloud(cloud), new Float64Array(COMPONENTS * cloud.n), RIDGE);
    const density = mixtureDensity(model);
    for (let at = 0; at < samples.length; at += 2) sampleMixture(density, rng, samples, at);
  },
  show({ cloud, mixture: model, samples }, k) {
    const scratch = new Float64Array(COMPONENTS * cloud.n);
    const value = expectation(model, pointsOfCloud(cloud), scratch);
    return {
      picture: made(cloud, k > 0 ? samples.slice() : model.means.slice()),
      readings: [{ name: 'logDensity', value }],
    };
  },
};

interface ComponentState {
  cloud: Cloud;
}

const POINTS = 64;

/** A slanted cloud, one point more at each step, and the direction in which it varies most. */
export const pca: Thumbnail<ComponentState> = {
  init(rng) {
    const cloud = createCloud(POINTS);
    for (let i = 0; i < POINTS; i++) {
      const [u, v] = [0.42 * normal(rng), 0.1 * normal(rng)];
      cloud.x[i] = 0.8 * u - 0.6 * v;
      cloud.y[i] = 0.6 * u + 0.8 * v;
    }
    return { cloud };
  },
  step: () => {},
  show({ cloud }, k) {
    const seen = firstPoints(cloud, 4 + k);
    const points = pointsOfCloud(seen);
    const components = principalComponents(points);
    const back = reconstruct(components, project(components, points, 1), 1);
    const half = back.reduce(
      (sum, v, i) => sum + 0.5 * (v - points.features[i]) * (v - points.features[i]),
      0,
    );
    const [most, least] = components.variances;
    return {
      picture: made(seen, reconstruct(components, Float64Array.of(-1.3, 1.3), 1), true),
      readings: [
        { name: 'share', value: most / (most + least) },
        { name: 'reconstruction', value: half / seen.n, exact: leftByBestLine(seen) },
      ],
    };
  },
};
