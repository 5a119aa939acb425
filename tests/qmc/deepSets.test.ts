import { describe, expect, it } from 'vitest';
import type { DeepShape } from '@/lib/qmc/deepSpace';
import { deepParameters, deepSets, firstDeepParameters } from '@/lib/qmc/wavefunctions/deepSets';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const shapes: [string, DeepShape][] = [
  ['two electrons', { electrons: 2, dimensions: 2, hidden: 5, features: 3, backflow: false, length: 0.8 }],
  ['two in space', { electrons: 2, dimensions: 3, hidden: 4, features: 3, backflow: false, length: 1.3 }],
  ['six with backflow', { electrons: 6, dimensions: 2, hidden: 4, features: 3, backflow: true, length: 1 }],
  ['six without', { electrons: 6, dimensions: 2, hidden: 3, features: 2, backflow: false, length: 1 }],
  ['eight in space', { electrons: 8, dimensions: 3, hidden: 3, features: 2, backflow: true, length: 1.2 }],
  ['twelve', { electrons: 12, dimensions: 2, hidden: 3, features: 2, backflow: true, length: 1 }],
];

/** A network whose every part does something. */
function someDeep(shape: DeepShape, seed: number) {
  const rng = createRng(seed);
  const theta = firstDeepParameters(shape, rng).map((v) => v + 0.1 * normal(rng));
  const point = () => Float64Array.from({ length: shape.electrons * shape.dimensions }, () => normal(rng));
  return { theta, rng, point };
}

describe.each(shapes)('the deep wave function of %s', (_, shape) => {
  it('has the derivatives of finite differences', () => {
    const { theta, point } = someDeep(shape, 1);
    expect(theta.length).toBe(deepParameters(shape));
    checkDerivatives((t) => deepSets(t, shape, 0.9), theta, [point()], 2e-5);
  });

  it('follows single particles', () => {
    const { theta, rng, point } = someDeep(shape, 3);
    const moves = Array.from({ length: 12 }, () =>
      Float64Array.from({ length: shape.dimensions }, () => normal(rng)),
    );
    checkMoves(deepSets(theta, shape, 1.1), point(), moves);
  });
});
