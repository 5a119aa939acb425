import { type Digits, imagesOf, loadLargeDigits, loadSmallDigits } from '@/lib/ml/digits';
import { createRbm } from '@/lib/ml/rbm';
import { loadRbmSimd, type RbmSimd, trainOnSimd } from '@/lib/ml/rbmSimd';
import {
  type Batches,
  createScratch,
  createTraining,
  type TrainingSettings,
  trainEpoch,
} from '@/lib/ml/rbmTraining';
import { createRng } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';
import type { Benchmark } from '../tools/bench';
import { python } from './native/peer';

const settings: TrainingSettings = {
  algorithm: 'pcd',
  gibbsSteps: 1,
  learningRate: 0.05,
  momentum: 0,
  weightDecay: 0,
};

type Engine = 'float64' | 'WebAssembly SIMD';

/** PCD-1 with as many chains as rows in a batch, on all digits of the data set, or on some: a part of an epoch. */
function epochs(load: () => Promise<Digits>, hidden: number, size: number, engine: Engine, rows = Infinity) {
  let epoch: (() => void) | undefined;
  let share = 1;
  return async () => {
    epoch ??= await open();
    epoch();
    return { count: share };
  };

  async function open(): Promise<() => void> {
    const digits = await load();
    const order = Uint32Array.from({ length: Math.min(rows, digits.count) }, (_, n) => n);
    share = order.length / digits.count;
    const batches: Batches = { data: imagesOf(digits, order), order, size };
    const rng = createRng(1);
    const rbm = createRbm(digits.side * digits.side, hidden, 'binary', rng);
    const training = createTraining(rbm, settings, size, rng);
    if (engine === 'float64') {
      const scratch = createScratch(rbm, size);
      return () => trainEpoch(training, settings, batches, scratch, rng);
    }
    const simd = await loadRbmSimd(nodeAssets);
    if ('reason' in simd) throw new Error(simd.reason);
    return () => trainOnSimd(simd as RbmSimd, training, settings, batches, rng);
  }
}

const small = () => loadSmallDigits(nodeAssets);
const large = () => loadLargeDigits(nodeAssets);

export const benchmarks: Benchmark[] = [
  ...[10, 100].flatMap((size) =>
    (['float64', 'WebAssembly SIMD'] as const).map((engine) => ({
      name: `rbm PCD-1, 64 × 100, batch ${size}, ${engine}`,
      unit: 'epochs',
      run: epochs(small, 100, size, engine),
      peer: python('scikit-learn', 'rbm.py', String(size)),
    })),
  ),
  ...(['float64', 'WebAssembly SIMD'] as const).map((engine) => ({
    name: `rbm PCD-1, 28 × 28 × 128, batch 100, ${engine}`,
    unit: 'epochs',
    run: epochs(large, 128, 100, engine, 1000),
  })),
];
