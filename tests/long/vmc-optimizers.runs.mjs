import { near } from './checks.mjs';

export const runs = [
  {
    command: '--seed 21 --steps 1000',
    expects: 'SR at the best energy of the form',
    check: (r) => near(r, 'energySr', 3.00034, 0.01),
  },
  {
    command: '--unit 10 --seed 22 --steps 1000',
    expects: 'the same where β is learned in units ten times as large',
    check: (r) => near(r, 'energySr', 3.00034, 0.01),
  },
  {
    command: '--omega 0.1 --seed 23 --steps 1000',
    expects: 'the same in a wide trap, 0.44132',
    check: (r) => near(r, 'energySr', 0.44132, 0.002),
  },
];
