import { atMost, lasting, near, within } from './checks.mjs';

export const runs = [
  {
    command: '--ansatz exact --seed 21 --steps 100000 --engine float64',
    expects:
      'Taut’s state at ω = 1: no variance after a long chain, energies within 4 errors of the exact ones',
    check: (r) =>
      near(r, 'energy', 3, 1e-10) ??
      atMost(r, 'variance', 1e-20) ??
      within(r, 'kinetic', 1e-3) ??
      within(r, 'trap', 1e-3) ??
      within(r, 'interaction', 1e-3) ??
      within(r, 'virial', 4e-3),
  },
  {
    command: '--ansatz exact --dimensions 3 --omega 0.5 --seed 22 --steps 100000 --engine float64',
    expects: 'the same in space at ω = 1/2',
    check: (r) => near(r, 'energy', 2, 1e-10) ?? atMost(r, 'variance', 1e-20) ?? within(r, 'virial', 4e-3),
  },
  {
    command: '--alpha 0.3 --beta 10 --seed 23 --steps 100000 --engine float64',
    expects: 'the best Padé–Jastrow state from a bad start at ω = 1: E = 3.0003427, Var E_L = 1.84e-3',
    check: (r) => near(r, 'energy', 3.0003427, 2e-4) ?? near(r, 'variance', 1.84e-3, 3e-5),
  },
  {
    command: '--seed 26 --steps 3000 --engine float64',
    expects: 'the best Padé–Jastrow energy from a cold start to 10⁻³, in at most 5 s',
    check: (r) => near(r, 'energy', 3.0003427, 1e-3) ?? lasting(r, 5),
  },
  {
    command: '--omega 0.1 --seed 27 --steps 3000 --engine float64',
    expects: 'the same at ω = 0.1, where the best is 0.4413246',
    check: (r) => near(r, 'energy', 0.4413246, 3e-4) ?? lasting(r, 5),
  },
  {
    command: '--ansatz deep --seed 28 --engine float64',
    expects:
      'the deep network from a cusp factor alone: the exact energy to 2 · 10⁻⁴, a tenth of Padé–Jastrow’s variance',
    check: (r) => near(r, 'energy', 3, 2e-4) ?? atMost(r, 'variance', 2e-4) ?? lasting(r, 60),
  },
  {
    command: '--omega 0.01 --seed 24 --steps 100000 --engine float64',
    expects: 'the same in the weakest trap: E = 0.0740553',
    check: (r) => near(r, 'energy', 0.0740553, 5e-6),
  },
  {
    command: '--ansatz gaussian --seed 25 --steps 100000 --engine float64',
    expects: 'no correlation: the best Gaussian has E = 3.168384, and no virial residual',
    check: (r) => near(r, 'energy', 3.168384, 5e-3) ?? within(r, 'virial', 4e-3),
  },
  ...[29, 30].map((seed) => ({
    command: `--ansatz gaussian --seed ${seed} --engine float64`,
    expects: 'the same in a shorter run',
    check: (r) => near(r, 'energy', 3.168384, 0.02) ?? within(r, 'virial', 0.02),
  })),
];
