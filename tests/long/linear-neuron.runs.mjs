import { atMost, near } from './checks.mjs';

export const runs = [
  {
    command: '--preset talk --steps 40',
    expects: 'after 40 corrections the numbers of the talk',
    check: (r) => near(r, 'weight', 2.12704969, 5e-9) ?? near(r, 'bias', 0.49090655, 5e-9),
  },
  {
    command: '--preset talk --steps 40 --engine tensorflow',
    expects: 'the same by TensorFlow.js in single precision',
    check: (r) => near(r, 'weight', 2.12704969, 1e-5) ?? near(r, 'bias', 0.49090655, 1e-5),
  },
  {
    command: '--preset four-points --steps 200000',
    expects: 'four points of a line fix weight and bias to the last digits, and there they stay',
    check: (r) => near(r, 'weight', 2, 1e-14) ?? near(r, 'bias', 1, 1e-14) ?? atMost(r, 'cost', 1e-28),
  },
  {
    command: '--preset four-points --steps 5000 --engine tensorflow',
    expects: 'the same in single precision',
    check: (r) => near(r, 'weight', 2, 1e-5) ?? near(r, 'bias', 1, 1e-5),
  },
];
