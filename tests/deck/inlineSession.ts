import { loadDemo, loadSimulation } from '@/components/demos/registry';
import { openSession, type Session } from '@/components/demos/session';
import type { OpenRunner } from '@/components/demos/workerRunner';
import { createRunner } from '@/lib/runner';
import { nodeAssets } from '../tools/assets';

/** A session of a demo whose run is computed in this thread, as its worker would. */
export async function inlineSession(id: string): Promise<Session> {
  const [demo, simulation] = await Promise.all([loadDemo(id), loadSimulation(id)]);
  const openRunner: OpenRunner = (_, __, frames, onProgress) => {
    const runner = createRunner(simulation, {
      assets: nodeAssets,
      slice: 2,
      onFrame: frames.show,
      onProgress: (progress) => frames.afterPaint(() => onProgress(progress)),
    });
    return { ...runner, watch: () => () => {} } as ReturnType<OpenRunner>;
  };
  return openSession({ id, name: id, demo, base: '' }, openRunner);
}
