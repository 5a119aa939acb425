import { exp } from '@/lib/math';
import type { StreamTask } from '@/lib/pool';
import { normal, uniform } from '@/lib/rng';
import { createBlocking, pushBlocking } from '@/lib/stats';

/** Metropolis chain of exp(−x⁴): blocking accumulator of x² after `steps` steps. */
const quartic: StreamTask<{ steps: number }, Float64Array> = ({ steps }, rng, stream) => {
  const acc = createBlocking(20);
  let x = stream / 8;
  for (let i = 0; i < steps; i++) {
    const trial = x + normal(rng);
    if (uniform(rng) < exp(x * x * x * x - trial * trial * trial * trial)) x = trial;
    pushBlocking(acc, x * x);
  }
  return acc;
};

/** Streams end in another order than they began. */
const late: StreamTask<null, number> = async (_, rng, stream) => {
  await new Promise((done) => setTimeout(done, 5 * (8 - stream)));
  return uniform(rng);
};

const fails: StreamTask<{ at: number }, number> = ({ at }, _, stream) => {
  if (stream === at) throw new Error('out of luck');
  return stream;
};

const stops: StreamTask<null, never> = () => process.exit(3);

export const tasks = { quartic, late, fails, stops };
