import { expect, it } from 'vitest';
import { measureEnergy } from '@/lib/qmc/energyDescent';
import { oscillatorEnergy, oscillatorEnergyDerivative } from '@/lib/qmc/exact';
import { harmonicOscillator } from '@/lib/qmc/hamiltonians';
import { configurationMove } from '@/lib/qmc/moves';
import { createVmc } from '@/lib/qmc/vmc';
import { gaussian } from '@/lib/qmc/wavefunctions/gaussian';
import { createRng } from '@/lib/rng';

it('measures the energy within its errors and the slope beside the exact one; both without noise at the exact state', () => {
  for (const alpha of [0.6, 1, 1.5]) {
    const rng = createRng(4);
    const theta = Float64Array.of(alpha);
    const system = {
      psi: gaussian(theta),
      hamiltonian: harmonicOscillator(1, 1),
      move: configurationMove(1.8),
      proposals: 3,
    };
    const gradient = new Float64Array(1);
    const vmc = createVmc(300, 1, 1, 2, rng);
    const { energy, error } = measureEnergy(vmc, system, 30, 400, gradient, rng);
    expect(Math.abs(energy - oscillatorEnergy(alpha, 1, 1))).toBeLessThanOrEqual(5 * error + 1e-12);
    expect(gradient[0]).toBeCloseTo(oscillatorEnergyDerivative(alpha, 1, 1), 2);
    if (alpha === 1) expect([error, Math.abs(gradient[0])].every((v) => v < 1e-12)).toBe(true);
  }
});
