import { atMost, near } from './checks.mjs';

/** A readout within 4 of its own errors of a number, with an error no larger than the run is worth. */
function reaches(record, name, wanted, largestError) {
  const { value, error } = record.readouts[name];
  if (!(error <= largestError)) return `${name} has the error ${error}, wanted at most ${largestError}`;
  const distance = Math.abs(value - wanted) / error;
  return distance <= 4 ? null : `${name} = ${value} is ${distance.toFixed(1)} errors from ${wanted}`;
}

export const runs = [
  {
    command: '--electrons one --charge 1 --alpha 0.8 --seed 21 --steps 40000',
    expects: 'hydrogen away from its best α has the closed forms, E = α²/2 − α and Var E_L = α²(α − 1)²',
    check: (r) => reaches(r, 'energy', -0.48, 6e-4) ?? reaches(r, 'variance', 0.0256, 1e-3),
  },
  {
    command: '--electrons one --charge 7 --alpha 7 --seed 22 --steps 10000',
    expects: 'one electron at α = Z has no variance after a long chain',
    check: (r) => near(r, 'energy', -24.5, 1e-10) ?? atMost(r, 'variance', 1e-18),
  },
  {
    command: '--alpha 1.84329 --electronCusp on --beta 0.34649 --seed 23 --steps 30000',
    expects: 'helium with both electrons’ kink: −2.890267 and its parts',
    check: (r) =>
      reaches(r, 'energy', -2.890267, 1e-3) ??
      reaches(r, 'kinetic', 2.895, 2e-2) ??
      reaches(r, 'attraction', -6.7568, 2e-2) ??
      reaches(r, 'repulsion', 0.9715, 3e-3),
  },
  {
    command: '--preset best --walkers 256 --updates 60 --seed 24 --steps 12000',
    expects: 'α and β learned together lose less than 10⁻⁴ hartree of what they can reach',
    check: (r) => near(r, 'trial', -2.890267, 1e-4) ?? reaches(r, 'energy', -2.890267, 2e-3),
  },
];
