import type { AnyThumbnail } from '@/lib/ml/thumbnails/thumbnail';
import { metropolis, variational } from './walks';

/** Little runs of quantum Monte Carlo and its sampler by the id of their method. */
export const thumbnails: Record<string, AnyThumbnail> = { metropolis, vmc: variational };
