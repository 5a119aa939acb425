import type { Peer } from '../tools/bench';
import { runInPage } from '../tools/inPage';

/**
 * A rate of `tests/tools/deviceProgram.ts` in a page of headless Chromium; on a machine without a graphics card its
 * software does the work. One round: a browser takes seconds to start, and no bound stands on these ratios.
 *
 * @param engine as it is shown, e.g. `WebGPU`
 * @param call e.g. `rbmEpochRate('webgpu', 128, 20)`
 */
export function inChromium(engine: string, call: string): Peer {
  return {
    name: `${engine} in Chromium`,
    rate: () => runInPage('tests/tools/deviceProgram.ts', `bundled.${call}`),
    rounds: 1,
  };
}
