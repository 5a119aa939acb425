import { describe, expect, it } from 'vitest';
import type { DeepShape } from '@/lib/qmc/deepNetwork';
import { createJet, evaluate } from '@/lib/qmc/jet';
import { deepParameters, deepSets, firstDeepParameters } from '@/lib/qmc/wavefunctions/deepSets';
import { createRng, normal } from '@/lib/rng';

const shapes: [string, DeepShape][] = [
  ['two electrons', { electrons: 2, dimensions: 2, hidden: 5, features: 3, backflow: false, length: 0.8 }],
  ['two in space', { electrons: 2, dimensions: 3, hidden: 4, features: 3, backflow: false, length: 1.3 }],
  ['six with backflow', { electrons: 6, dimensions: 2, hidden: 5, features: 4, backflow: true, length: 1 }],
  ['six without', { electrons: 6, dimensions: 2, hidden: 5, features: 4, backflow: false, length: 1 }],
  ['eight in space', { electrons: 8, dimensions: 3, hidden: 4, features: 3, backflow: true, length: 1.2 }],
  ['twelve', { electrons: 12, dimensions: 2, hidden: 4, features: 3, backflow: true, length: 1 }],
];

/** A network whose every part does something. */
function someDeep(shape: DeepShape, seed: number) {
  const rng = createRng(seed);
  const theta = firstDeepParameters(shape, rng).map((v) => v + 0.1 * normal(rng));
  return { psi: deepSets(theta, shape, 0.9), theta, rng };
}

describe.each(shapes)('the deep wave function of %s', (_, shape) => {
  it('has the gradient and the Laplacian of finite differences', () => {
    const { psi, rng } = someDeep(shape, 1);
    const size = shape.electrons * shape.dimensions;
    const x = Float64Array.from({ length: size }, () => normal(rng));
    const jet = createJet(size);
    evaluate(psi, x, jet);
    expect(jet.logPsi).toBeCloseTo(psi.logPsi(x), 10);
    const h = 1e-4;
    const up = createJet(size);
    const down = createJet(size);
    let laplacian = 0;
    for (let c = 0; c < size; c++) {
      const kept = x[c];
      x[c] = kept + h;
      evaluate(psi, x, up);
      x[c] = kept - h;
      evaluate(psi, x, down);
      x[c] = kept;
      expect(jet.gradient[c], `x${c}`).toBeCloseTo((up.logPsi - down.logPsi) / (2 * h), 5);
      laplacian += (up.gradient[c] - down.gradient[c]) / (2 * h);
    }
    expect(Math.abs(jet.laplacian / laplacian - 1)).toBeLessThan(1e-5);
  });

  it('has the derivatives of finite differences in every parameter', () => {
    const { psi, theta, rng } = someDeep(shape, 2);
    const x = Float64Array.from({ length: shape.electrons * shape.dimensions }, () => normal(rng));
    const out = new Float64Array(theta.length + 2);
    psi.logDerivatives(x, out, 1);
    expect([out[0], out[theta.length + 1]]).toEqual([0, 0]);
    expect(theta.length).toBe(deepParameters(shape));
    for (let p = 0; p < theta.length; p++) {
      const kept = theta[p];
      theta[p] = kept + 1e-5;
      const up = psi.logPsi(x);
      theta[p] = kept - 1e-5;
      const down = psi.logPsi(x);
      theta[p] = kept;
      expect(out[p + 1], `θ${p}`).toBeCloseTo((up - down) / 2e-5, 5);
    }
  });
});
