import type { ChoiceSpec } from '@/lib/params';
import type { WalkerEngineName } from '@/lib/qmc/gpu/walkerEngine';

/** Words of the control. */
const messages = {
  en: {
    label: 'Measured by',
    help: 'An engine of 32 bits moves many more walkers at the held θ; its rounding shifts the energy by less than a millionth.',
    engines: {
      auto: 'a graphics card, if there is one',
      webgpu: 'WGSL program, TensorFlow.js on WebGPU',
      webgl: 'TensorFlow.js, WebGL',
      wasm: 'TensorFlow.js, WebAssembly',
      cpu: 'TensorFlow.js, plain JavaScript',
      float64: 'typed arrays, 64 bits',
    },
  },
};

/**
 * The control of what measures at the held θ. The bound of its help is that of `tests/tools/walkerGaps.ts`: E_L of float32
 * against E_L of float64 at the same places.
 *
 * @param byDefault `float64` where a link is to replay bit by bit everywhere
 */
export function engineChoice(byDefault: WalkerEngineName): ChoiceSpec<WalkerEngineName> {
  const { label, help, engines } = messages.en;
  return {
    kind: 'choice',
    label,
    help,
    default: byDefault,
    options: ['auto', 'webgpu', 'webgl', 'wasm', 'cpu', 'float64'],
    optionLabels: engines,
    restarts: true,
  };
}
