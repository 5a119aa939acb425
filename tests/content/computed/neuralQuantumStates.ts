import { recordedEnergy } from '@/components/demos/dot-shells/recorded';
import { createMinimization, iterate } from '@/lib/bfgs';
import { exactTwoElectrons } from '@/lib/qmc/exactTwoElectrons';
import { gaussianSumEnergy } from '@/lib/qmc/gaussianSum';
import { quantumDot } from '@/lib/qmc/hamiltonians';
import { bestPadeJastrow } from '@/lib/qmc/padeJastrowPair';
import { rbmParameters } from '@/lib/qmc/wavefunctions/rbm';
import { createRng, uniform } from '@/lib/rng';
import type { Computed } from '../computed';

/** Two electrons at ω = 1 in the best e^(−a(r₁² + r₂²)/2). */
export function bestGaussian(): { a: number; energy: number } {
  const energy = (a: number) => a + 1 / a + Math.sqrt((Math.PI * a) / 2);
  let best = 0.5;
  for (let a = 0.5; a < 1; a += 1e-4) if (energy(a) < energy(best)) best = a;
  return { a: best, energy: energy(best) };
}

/** Parameters and energy of the best machine with Ψ = P for two electrons at ω = 1, from four starts. */
export function bestGaussianSum(hidden: number, sigma = 1): { value: number; x: Float64Array } {
  const f = gaussianSumEnergy(hidden, { omega: 1, sigma, repulsion: true });
  const rng = createRng(1);
  let lowest: { value: number; x: Float64Array } = { value: Number.POSITIVE_INFINITY, x: new Float64Array() };
  for (let start = 0; start < 4; start++) {
    const theta = Float64Array.from({ length: rbmParameters(4, hidden) }, () => uniform(rng) - 0.5);
    const run = createMinimization(theta, f);
    while (!run.finished && run.iterations < 300) iterate(run, f);
    if (run.value < lowest.value) lowest = run;
  }
  return lowest;
}

/** Where f is least between two places, if it has one lowest place. */
function lowestPlace(f: (x: number) => number, low: number, high: number): number {
  for (let k = 0; k < 100; k++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (f(a) < f(b)) high = b;
    else low = a;
  }
  return low;
}

/**
 * Energy of two electrons at ω = 1 in e^(−(r₁² + r₂²)/2) √(cosh kx cosh ky) of their distance (x, y): the machine with
 * |Ψ|² = P, σ² = ½ and two hidden units at right angles. By ∇ ln Ψ, polar quadrature.
 */
function rootEnergy(k: number): number {
  const { cos, cosh, exp, sin, tanh } = Math;
  let [norm, sum] = [0, 0];
  const [rings, rays] = [600, 64];
  for (let i = 0; i < rings; i++) {
    const r = (12 * (i + 0.5)) / rings;
    for (let j = 0; j < rays; j++) {
      const angle = (2 * Math.PI * (j + 0.5)) / rays;
      const [x, y] = [r * cos(angle), r * sin(angle)];
      const weight = exp(-0.5 * r * r) * cosh(k * x) * cosh(k * y);
      const [u, v] = [0.5 * k * tanh(k * x) - 0.5 * x, 0.5 * k * tanh(k * y) - 0.5 * y];
      norm += weight * r;
      sum += weight * (r * (u * u + v * v + 0.25 * r * r) + 1);
    }
  }
  return 1 + sum / norm;
}

/** Charges at rest in the trap with ω = 1, on a ring and perhaps one in the middle. */
export function chargesAtRest(onRing: number, inMiddle: 0 | 1): { radius: number; energy: number } {
  const energy = (radius: number) => {
    const x = new Float64Array(2 * (onRing + inMiddle));
    for (let k = 0; k < onRing; k++) {
      x[2 * k] = radius * Math.cos((2 * Math.PI * k) / onRing);
      x[2 * k + 1] = radius * Math.sin((2 * Math.PI * k) / onRing);
    }
    const { external, interaction } = quantumDot(1, 2);
    return external(x) + interaction(x);
  };
  const radius = lowestPlace(energy, 0.2, 3);
  return { radius, energy: energy(radius) };
}

/** Energy of two electrons and its parts, key by key. */
const exactParts = Object.fromEntries(
  [0.01, 0.1, 0.5, 1, 2].flatMap((omega) => {
    const name = String(omega).replace('.', '');
    const state = () => exactTwoElectrons(omega, 2);
    const key = `dot2-exact-${name}`;
    return [
      ...(omega === 1 ? [] : [[key, () => state().energy] as const]),
      [`${key}-kinetic`, () => state().kinetic] as const,
      [`${key}-trap`, () => state().external] as const,
      [`${key}-repulsion`, () => state().interaction] as const,
    ];
  }),
);

/** The best Padé–Jastrow state of the same. */
const pade = () => bestPadeJastrow(1, 2);

/** Numbers of chapter 7. */
export default {
  'two-electrons-uncorrelated': () => 2 + Math.sqrt(Math.PI / 2),
  'dot6-deep': () => ({ value: recordedEnergy('deep', 6, 1), error: 0.00015 }),
  'dot6-deep-below-dmc': () => 20.15932 - recordedEnergy('deep', 6, 1),
  'dot2-gaussian': () => bestGaussian().energy,
  'dot2-gaussian-alpha': () => bestGaussian().a,
  'dot2-pade-alpha': () => pade().alpha,
  'dot2-pade-beta': () => pade().beta,
  'dot2-pade-energy': () => pade().energy,
  'dot2-pade-variance': () => pade().variance,
  'dot2-rbm-direct': () => bestGaussianSum(2).value,
  // Of the widths 0.68, 0.70, 0.72, … the best.
  'dot2-rbm-free-width': () => bestGaussianSum(6, 0.74).value,
  'dot2-rbm-born': () => rootEnergy(lowestPlace(rootEnergy, 0, 3)),
  ...exactParts,
  'ring-two-radius': () => chargesAtRest(2, 0).radius,
  'ring-six-radius': () => chargesAtRest(5, 1).radius,
  'ring-six-soft': () => chargesAtRest(5, 1).radius * 0.1 ** (-2 / 3),
  'ring-six-softest': () => chargesAtRest(5, 1).radius * 0.01 ** (-2 / 3),
} satisfies Computed;
