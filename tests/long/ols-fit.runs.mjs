import { within } from './checks.mjs';

const split = (r) => within(r, 'testError', 2e-2) ?? within(r, 'bias2', 2e-2) ?? within(r, 'variance', 2e-2);
const expects = 'bias², variance and their sum within 4 errors of what is known exactly';

export const runs = [
  ...[21, 22, 23, 24].map((seed) => ({
    command: `--preset bias-variance --seed ${seed} --steps 400`,
    expects,
    check: split,
  })),
  ...[0, 2, 4, 8].map((degree) => ({
    command: `--preset bias-variance --truth sine --noise 0.3 --points 30 --degree ${degree} --seed 25 --steps 400`,
    expects,
    check: split,
  })),
  {
    command: '--preset bias-variance --degree 9 --ridge 0.1 --seed 26 --steps 400',
    expects: `${expects}, with ridge`,
    check: split,
  },
];
