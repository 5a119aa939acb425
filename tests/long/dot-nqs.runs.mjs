import { atMost, near } from './checks.mjs';

const error = (r, name, most) =>
  r.readouts[name].error <= most ? null : `error of ${name} is ${r.readouts[name].error}: expected ≤ ${most}`;

export const runs = [
  {
    command: '--amplitude direct --hidden 2 --seed 11',
    expects: 'the best energy of this network without noise, 3.0786',
    check: (r) => near(r, 'energy', 3.0786, 0.003) ?? error(r, 'energy', 0.001),
  },
  {
    command: '--amplitude born --hidden 2 --seed 12',
    expects: '3.0649, from quadrature in four dimensions',
    check: (r) => near(r, 'energy', 3.0649, 0.003) ?? error(r, 'energy', 0.001),
  },
  {
    command: '--amplitude direct --hidden 1 --seed 13',
    expects: '3.1419 with one hidden unit',
    check: (r) => near(r, 'energy', 3.1419, 0.004) ?? near(r, 'optimum', 3.141926, 1e-5),
  },
  {
    command: '--amplitude direct --omega 0.1 --seed 14',
    expects: 'one of the two valleys of a wide trap, and the deeper one without noise',
    check: (r) => near(r, 'energy', 0.4709, 0.005) ?? near(r, 'optimum', 0.467689, 1e-5),
  },
  {
    command: '--preset trap --seed 15',
    expects: 'the trap of the two conventions: 2.50 where 2 is exact',
    check: (r) => near(r, 'energy', 2.5, 0.01),
  },
  {
    command: '--preset jastrow --seed 16',
    expects:
      'network and Jastrow factor: the exact energy to 3 · 10⁻⁴, and a variance a thousandth of that without',
    check: (r) => near(r, 'energy', 3, 3e-4) ?? atMost(r, 'variance', 2e-3),
  },
];
