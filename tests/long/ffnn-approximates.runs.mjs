import { atMost } from './checks.mjs';

const inTube = (r) => atMost(r, 'worstError', 0.05) ?? atMost(r, 'cost', 1e-4);

export const runs = [
  ...[1, 2, 3].map((seed) => ({
    command: `--engine float64 --hidden 16 --seed ${seed} --steps 5000`,
    expects: 'the whole curve inside the tube of 0.05',
    check: inTube,
  })),
  {
    command: '--engine wasm --hidden 16 --seed 1 --steps 5000',
    expects: 'the same in single precision on WebAssembly',
    check: inTube,
  },
  {
    command: '--engine float64 --activation polynomial --hidden 16 --seed 1 --steps 5000',
    expects: 'a network of cubics stays out of the tube, however long it learns',
    check: ({ readouts }) =>
      readouts.worstError.value > 0.05 ? null : `worst error ${readouts.worstError.value}`,
  },
];
