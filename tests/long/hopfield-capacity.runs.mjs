import { atMost, near } from './checks.mjs';

export const runs = [
  {
    command: '--units 784 --load 0.1 --noise 0.1 --rule hebb --seed 21 --steps 6000',
    expects: 'below saturation recall ends at the overlap of the theory, 0.998',
    check: (r) => near(r, 'overlap', 0.998, 0.002) ?? atMost(r, 'networks', 6000),
  },
  {
    command: '--units 784 --load 0.2 --noise 0.1 --rule hebb --seed 22 --steps 3000',
    expects: 'beyond saturation less than half of a pattern comes back, and none whole',
    check: (r) => near(r, 'overlap', 0.37, 0.05) ?? atMost(r, 'recalled', 0.01),
  },
  {
    command: '--units 400 --load 0.3 --noise 0.1 --rule pseudo-inverse --seed 23 --steps 6000',
    expects: 'the pseudo-inverse recalls at more than twice the load Hebb’s rule can bear',
    check: (r) => near(r, 'overlap', 1, 2e-3),
  },
  {
    command: '--units 400 --load 1 --noise 0.2 --rule modern --seed 24 --steps 4000',
    expects: 'the modern memory recalls at as many patterns as units',
    check: (r) => near(r, 'overlap', 1, 1e-6),
  },
  {
    command: '--preset pictures --seed 25 --steps 6000',
    expects: 'of ten digits Hebb recalls none',
    check: (r) => atMost(r, 'recalled', 0.001) ?? atMost(r, 'overlap', 0.8),
  },
  {
    command: '--preset pictures-inverse --seed 26 --steps 6000',
    expects: 'of ten digits the pseudo-inverse recalls all',
    check: (r) => near(r, 'recalled', 1, 0.005),
  },
];
