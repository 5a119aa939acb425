import { boosting } from './boosting';
import { discriminant, logistic, naiveBayes, perceptron } from './classifiers';
import { diffusion, gan, vae } from './generators';
import { gaussianProcess, kernelMethods, svm } from './kernels';
import { boltzmann, gaussianRbm, rbm } from './machines';
import { annealing, ising, potts } from './magnets';
import { denseMemory, hopfield } from './memories';
import { autoencoder, ffnn } from './networks';
import { coin, nearestNeighbor } from './points';
import { bayesianLine, leastSquares, neuron, ridge } from './regression';
import { qLearning, valueIteration } from './rewards';
import { annealedImportance, tempering } from './sampling';
import { kmeans, mixture, pca } from './structure';
import type { AnyThumbnail } from './thumbnail';
import { bagging, decisionTree, randomForest, voting } from './trees';

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
  'decision-tree': decisionTree,
  bagging,
  'random-forest': randomForest,
  voting,
  boosting,
  svm,
  'gaussian-process': gaussianProcess,
  'kernel-methods': kernelMethods,
  'value-iteration': valueIteration,
  'q-learning': qLearning,
  ffnn,
  autoencoder,
  vae,
  gan,
  diffusion,
  perceptron,
  logistic,
  discriminant,
  'naive-bayes': naiveBayes,
  kmeans,
  mixture,
  pca,
};
