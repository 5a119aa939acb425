import { deepPlan } from './deepDot';
import type { LearningPlan } from './learning';
import type { ShellDot } from './shellAnsatz';

/** Samples of one update. */
const SAMPLES = 300;
/** Updates from a cold start, and those that fine-tune recorded parameters. */
const UPDATES = 160;
const FINE_TUNING = 16;

/** How the deep network of a dot learns, or learns on. */
export function shellDeepPlan({ omega, weights }: ShellDot, walkers: number): LearningPlan {
  const plan = deepPlan(omega, weights ? FINE_TUNING : UPDATES);
  return { ...plan, sweeps: Math.max(1, Math.round(SAMPLES / walkers)), equilibration: 150 };
}
