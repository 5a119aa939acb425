/** Runs the tasks of `poolTasks.ts` with worker threads and prints what came of it; started by `pool.test.ts`. */
import { Worker } from 'node:worker_threads';
import { createPool } from '@/lib/pool';

const open = () => new Worker(new URL('./poolWorker.ts', import.meta.url));
const reasonOf = (promise: Promise<unknown>) => promise.then(String, (error: Error) => error.message);

const outputs: Record<string, unknown> = {};
for (const workers of [1, 2, 3]) {
  const pool = createPool(workers, open);
  const [quartic, late] = await Promise.all([
    pool.run<Float64Array>('quartic', { steps: 20_000 }, 11),
    pool.run<number>('late', null, 3),
  ]);
  outputs[workers] = { quartic: quartic.map((acc) => Array.from(acc)), late };
  pool.close();
}
const pool = createPool(2, open);
const failed = await reasonOf(pool.run('fails', { at: 5 }, 1));
const afterwards = await reasonOf(pool.run('fails', { at: -1 }, 1));
const stopped = await reasonOf(pool.run('stops', null, 1));
const dead = await reasonOf(pool.run('fails', { at: -1 }, 1));
console.log(JSON.stringify({ outputs, failed, afterwards, stopped, dead }));
