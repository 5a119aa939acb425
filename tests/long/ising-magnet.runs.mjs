import { near, within } from './checks.mjs';

export const runs = [
  {
    command: '--preset binder-crossing --seed 11',
    expects: 'cumulants of L = 8, 16, 32 cross within 0.5 % of 2 / ln(1 + √2)',
    check: (r) => near(r, 'criticalTemperature', 2.269185, 0.0113),
  },
  ...[1.5, 2.269185, 3].map((temperature, k) => ({
    command: `--size 4 --temperature ${temperature} --start hot --seed ${12 + k} --steps 60000`,
    expects: 'single spins on the 4 × 4 square: energy and order of all 65,536 arrangements',
    check: (r) => within(r, 'energyPerSite', 0.02) ?? within(r, 'magnetization', 0.02),
  })),
  {
    command: '--size 4 --states 3 --temperature 1 --algorithm swendsen-wang --seed 16 --steps 60000',
    expects: 'clusters of three states on the 4 × 4 square: the energy of all arrangements',
    check: (r) => within(r, 'energyPerSite', 0.02),
  },
];
