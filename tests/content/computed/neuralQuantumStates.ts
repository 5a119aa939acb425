import { recordedEnergy } from '@/components/demos/dot-shells/recorded';
import { createMinimization, iterate } from '@/lib/bfgs';
import { gaussianSumEnergy } from '@/lib/qmc/gaussianSum';
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

/** Parameters and energy of the best machine with Ψ = P and σ = 1 for two electrons at ω = 1, from four starts. */
export function bestGaussianSum(hidden: number): { value: number; x: Float64Array } {
  const f = gaussianSumEnergy(hidden, { omega: 1, sigma: 1, repulsion: true });
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
} satisfies Computed;
