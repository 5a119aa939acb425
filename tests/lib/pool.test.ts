import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPool, type PoolWorker, runStreams, STREAMS, serveStreams } from '@/lib/pool';
import { estimateBlocking } from '@/lib/stats';
import { tasks } from './poolTasks';

interface Told {
  outputs: Record<string, { quartic: number[][]; late: number[] }>;
  failed: string;
  afterwards: string;
  stopped: string;
  dead: string;
}

describe('worker threads of node', () => {
  let told: Told;
  beforeAll(() => {
    const command = ['tests/tools/run.mjs', 'tests/lib/poolProgram.ts'];
    told = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
  });

  it('one, two and three of them give the bits of no worker at all', async () => {
    const here = {
      quartic: (await runStreams(tasks.quartic, { steps: 20_000 }, 11)).map((acc) => Array.from(acc)),
      late: await runStreams(tasks.late, null, 3),
    };
    expect(here.quartic).toHaveLength(STREAMS);
    expect(told.outputs).toEqual({ 1: here, 2: here, 3: here });
  });

  it('streams differ from each other and agree with physics', () => {
    // ⟨x²⟩ = Γ(3/4)/Γ(1/4)
    const exact = 0.3379891200336424;
    const estimates = told.outputs[2].quartic.map((acc) => estimateBlocking(Float64Array.from(acc)));
    const mean = estimates.reduce((sum, e) => sum + e.mean, 0) / STREAMS;
    const error = Math.sqrt(estimates.reduce((sum, e) => sum + e.standardError ** 2, 0)) / STREAMS;
    expect(Math.abs(mean - exact)).toBeLessThan(5 * error);
    expect(error).toBeLessThan(0.005);
    expect(new Set(estimates.map((e) => e.mean)).size).toBe(STREAMS);
  });

  it('a task that fails says where, and the pool goes on', () => {
    expect(told.failed).toBe('fails, stream 5: out of luck');
    expect(told.afterwards).toBe('0,1,2,3,4,5,6,7');
  });

  it('a worker that stops ends the pool', () => {
    expect(told.stopped).toBe('a worker stopped: exit code 3');
    expect(told.dead).toBe(told.stopped);
  });
});

describe('workers that are event targets, as in the page', () => {
  const opened: MessagePort[] = [];

  /** A worker made of a message channel, in this thread. */
  function open(): PoolWorker {
    const { port1, port2 } = new MessageChannel();
    const asPage = (port: MessagePort) => ({
      postMessage: (message: unknown) => port.postMessage(message),
      addEventListener(type: string, listen: (event: MessageEvent) => void) {
        port.addEventListener(type, listen as EventListener);
        port.start();
      },
    });
    serveStreams(tasks, asPage(port2));
    opened.push(port1);
    return { ...asPage(port1), terminate: () => port1.close() };
  }

  it('gives the same bits, in order', async () => {
    const pool = createPool(3, open);
    expect(await pool.run('quartic', { steps: 100 }, 5)).toEqual(
      await runStreams(tasks.quartic, { steps: 100 }, 5),
    );
    expect(await pool.run('late', null, 5)).toEqual(await runStreams(tasks.late, null, 5));
    pool.close();
  });

  it('opens no more workers than streams', () => {
    opened.length = 0;
    createPool(100, open).close();
    expect(opened).toHaveLength(STREAMS);
  });

  it('refuses unknown tasks, no workers, and work after its end', async () => {
    const pool = createPool(1, open);
    await expect(pool.run('nothing', null, 1)).rejects.toThrow('nothing, stream 0: no such task');
    await expect(pool.run('toString', null, 1)).rejects.toThrow('no such task');
    const unfinished = pool.run('late', null, 1);
    pool.close();
    await expect(unfinished).rejects.toThrow('the pool is closed');
    await expect(pool.run('late', null, 1)).rejects.toThrow('the pool is closed');
    expect(() => createPool(0, open)).toThrow('workers = 0: expected an integer ≥ 1');
  });
});
