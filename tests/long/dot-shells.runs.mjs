import { atMost, lasting, near, within } from './checks.mjs';

const error = (r, most) =>
  r.readouts.energy.error <= most ? null : `error ${r.readouts.energy.error} > ${most}`;

/** Energy near a number, with an error of at most so much. */
const energy = (r, expected, tolerance, most) => near(r, 'energy', expected, tolerance) ?? error(r, most);

const between = (r, name, low, high) => {
  const { value } = r.readouts[name];
  return value >= low && value <= high ? null : `${name} = ${value}: expected ${low} … ${high}`;
};

/** Energy and its parts as another program has them, whose errors are taken to be as large as those of the run. */
const parts = (r, expected) =>
  ['energy', 'kinetic', 'trap', 'interaction']
    .map((name, k) => near(r, name, expected[k], 4 * Math.SQRT2 * r.readouts[name].error))
    .find(Boolean) ?? null;

const norms = (r, electrons) =>
  ['inside', 'inside-rbm', 'inside-rbm-jastrow']
    .map((name) => near(r, name, electrons, 0.001 * electrons))
    .find(Boolean) ?? null;

export const runs = [
  {
    command: '--electrons 6 --omega 1 --ansatz slater-jastrow --seed 21 --steps 40000',
    expects:
      'Slater–Jastrow, N = 6: 20.190 ± 0.002 with an error of at most 0.0005 in 20 s, virial residual within 1 %',
    check: (r) => energy(r, 20.19, 0.002, 5e-4) ?? near(r, 'virial', 0, 0.07) ?? lasting(r, 20),
  },
  {
    command: '--electrons 6 --omega 0.1 --ansatz slater-jastrow --seed 22 --steps 20000',
    expects: 'N = 6, ω = 0.1: 3.5690 of the literature',
    check: (r) => energy(r, 3.569, 0.0015, 2e-4),
  },
  {
    command: '--electrons 6 --omega 3 --ansatz slater-jastrow --seed 32 --steps 12000',
    expects: 'N = 6, ω = 3: 48.8839 = 11.694 + 20.197 + 16.993 of another program',
    check: (r) => parts(r, [48.8839, 11.694, 20.197, 16.993]) ?? energy(r, 48.8839, 0.01, 2e-3),
  },
  {
    command: '--electrons 12 --omega 1 --ansatz slater-jastrow --seed 23 --steps 20000',
    expects: 'N = 12: 65.79 ± 0.01 with an error of at most 0.003, in 60 s',
    check: (r) => energy(r, 65.79, 0.01, 3e-3) ?? lasting(r, 60),
  },
  {
    command: '--electrons 12 --omega 0.1 --ansatz slater-jastrow --seed 24 --steps 20000',
    expects: 'N = 12, ω = 0.1: 12.3162 of the literature',
    check: (r) => energy(r, 12.3162, 0.004, 1e-3),
  },
  {
    command: '--electrons 6 --omega 1 --ansatz dmc --seed 25 --steps 24000',
    expects: 'fixed-node diffusion, N = 6: 20.159 ± 0.003 in 60 s',
    check: (r) => energy(r, 20.159, 0.003, 0.0015) ?? lasting(r, 60),
  },
  {
    command: '--electrons 2 --omega 1 --ansatz dmc --seed 26 --steps 40000',
    expects: 'no nodes: 3.0000',
    check: (r) => energy(r, 3, 6e-4, 2e-4),
  },
  {
    command:
      '--electrons 6 --omega 1 --ansatz rbm-jastrow --hidden 12 --start recorded --seed 27 --steps 40000',
    expects: 'RBM + Jastrow, 12 hidden units: at most 20.185',
    check: (r) => atMost(r, 'energy', 20.185),
  },
  {
    command: '--electrons 6 --omega 1 --ansatz deep --seed 32 --steps 1000',
    expects: 'the deep network from its recorded training, fine-tuned live: at most 20.170',
    check: (r) => atMost(r, 'energy', 20.17) ?? error(r, 0.001),
  },
  ...['6', '2'].flatMap((electrons, k) =>
    [0, 1].map((more) => ({
      command: `--electrons ${electrons} --omega 1 --ansatz slater --seed ${33 + 2 * k + more} --steps 60000`,
      expects: 'determinants alone: their width is free, so that there is no virial residual',
      check: (r) => within(r, 'virial', 0.015),
    })),
  ),
  {
    command: '--preset held-electron --seed 28 --steps 40000',
    expects:
      'ω = 0.01: outer maximum of r·n(r) near the classical ring; one held, the others have five maxima',
    check: (r) => between(r, 'outerRing', 28.5, 31) ?? near(r, 'maxima', 5, 0),
  },
  {
    command: '--preset density-n6-w01 --seed 29 --steps 40000',
    expects: 'three densities of norm 6 ± 0.1 %',
    check: (r) => norms(r, 6),
  },
  {
    command: '--preset density-n30-w1 --seed 30 --steps 30000',
    expects: 'three densities of norm 30 ± 0.1 %',
    check: (r) => norms(r, 30),
  },
  {
    command: '--preset thirty --seed 31 --steps 20000',
    expects: 'thirty electrons from a recorded start: 308.86 of the literature',
    check: (r) => energy(r, 308.86, 0.03, 0.008),
  },
];
