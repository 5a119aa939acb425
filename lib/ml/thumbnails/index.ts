import { boltzmann, gaussianRbm, rbm } from './machines';
import { annealing, ising, potts } from './magnets';
import { denseMemory, hopfield } from './memories';
import { coin, nearestNeighbor } from './points';
import { bayesianLine, leastSquares, neuron, ridge } from './regression';
import { annealedImportance, tempering } from './sampling';
import type { AnyThumbnail } from './thumbnail';

/** Little runs by the id of their method, but for those that live in `lib/qmc`. */
export const thumbnails: Record<string, AnyThumbnail> = {
  ols: leastSquares,
  ridge,
  'bayes-regression': bayesianLine,
  bayes: coin,
  neuron,
  'nearest-neighbor': nearestNeighbor,
  potts,
  'dense-memory': denseMemory,
  'gaussian-rbm': gaussianRbm,
  annealing,
  tempering,
  ais: annealedImportance,
  ising,
  hopfield,
  boltzmann,
  rbm,
};
