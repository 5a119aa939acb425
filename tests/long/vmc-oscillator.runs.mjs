import { atMost, near, within } from './checks.mjs';

export const runs = [
  {
    command: '--alpha 0.8 --seed 11 --steps 5000000',
    expects: 'E, its variance and slope within 4 errors of the exact values',
    check: (r) =>
      within(r, 'energy', 4e-5) ??
      within(r, 'variance', 4e-5) ??
      within(r, 'gradient', 3e-4) ??
      within(r, 'difference', 6e-4),
  },
  {
    command: '--alpha 1.7 --omega 1.25 --dimensions 3 --seed 12 --steps 2000000',
    expects: 'the same for one particle in three dimensions and another trap',
    check: (r) => within(r, 'energy', 4e-4) ?? within(r, 'variance', 1e-3) ?? within(r, 'gradient', 5e-4),
  },
  {
    command: '--alpha 0.6 --particles 10 --dimensions 3 --stepSize 1.2 --seed 13 --steps 200000',
    expects: 'the same for ten particles in three dimensions',
    check: (r) => within(r, 'energy', 4e-3) ?? within(r, 'variance', 1e-2) ?? within(r, 'gradient', 3e-2),
  },
  {
    command:
      '--alpha 0.6 --particles 4 --dimensions 2 --move configuration --stepSize 0.8 --seed 14 --steps 500000',
    expects: 'the same when all particles move at once',
    check: (r) => within(r, 'energy', 3e-3) ?? within(r, 'variance', 1e-2),
  },
  {
    command: '--alpha 1 --particles 5 --dimensions 3 --seed 15 --steps 100000',
    expects: 'the exact state has no variance after a long chain',
    check: (r) => near(r, 'energy', 7.5, 1e-11) ?? atMost(r, 'variance', 1e-20),
  },
  {
    command:
      '--preset optimize --particles 6 --dimensions 3 --stepSize 1 --learningRate 0.03 --seed 16 --steps 200000',
    expects: 'gradient descent ends at α = ω',
    check: (r) => near(r, 'currentAlpha', 1, 1e-3),
  },
  {
    command: '--alpha 0.8 --move langevin --stepSize 1.6 --seed 17 --steps 200000',
    expects: 'a move along the drift gives the same, and ⟨x²⟩ = 1/(2α)',
    check: (r) => within(r, 'energy', 2e-4) ?? within(r, 'variance', 3e-4) ?? within(r, 'meanSquare', 1e-3),
  },
  {
    command: '--preset drawn --alpha 0.8 --seed 18 --steps 200000',
    expects: 'a curve drawn by hand has the energy, variance and slope of its quadrature',
    check: (r) =>
      within(r, 'energy', 1e-3) ??
      within(r, 'variance', 1e-3) ??
      within(r, 'gradient', 1e-3) ??
      within(r, 'meanSquare', 2e-3),
  },
];
