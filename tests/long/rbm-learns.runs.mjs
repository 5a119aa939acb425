import { atMost } from './checks.mjs';

const atLeast = (r, name, least) =>
  r.readouts[name].value >= least ? null : `${name} = ${r.readouts[name].value}, wanted at least ${least}`;

export const runs = [
  {
    command: '--preset bars-and-stripes --engine float64 --steps 3000',
    expects:
      'CD-1 on bars and stripes: past its peak of −5 nats and falling, with next to no reconstruction error',
    check: (r) => atMost(r, 'logLikelihood', -5.8) ?? atMost(r, 'reconstructionError', 1e-4),
  },
  {
    command: '--preset digits --steps 1500',
    expects: 'digits kept back: −17.6 nats or more by AIS, 95 % named by their labels',
    check: (r) => atLeast(r, 'logLikelihood', -17.6) ?? atLeast(r, 'accuracy', 0.95),
  },
  {
    command: '--preset digits --engine wasm --steps 1500',
    expects: 'the same by TensorFlow.js',
    check: (r) => atLeast(r, 'logLikelihood', -17.8) ?? atLeast(r, 'accuracy', 0.94),
  },
  ...[1, 2, 3, 4, 5].map((seed) => ({
    command: `--preset classify --seed ${seed} --steps 1400`,
    expects: 'at least 97 % of the digits kept back named by their labels',
    check: (r) => atLeast(r, 'accuracy', 0.97),
  })),
  {
    command: '--preset mnist --steps 6000',
    expects: 'large digits: half of the distance from pixels one by one is gone, most are named',
    check: (r) => atLeast(r, 'logLikelihood', -150) ?? atLeast(r, 'accuracy', 0.8),
  },
  {
    command: '--preset digits --learningRate 5 --steps 2000',
    expects: 'a hundred times the rate: diverged, and said so',
    check: ({ status }) => (status === 'diverged' ? null : `status ${status}`),
  },
];
