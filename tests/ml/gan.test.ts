import { describe, expect, it } from 'vitest';
import { parameterCount } from '@/lib/ml/ffnn';
import { firstWeights } from '@/lib/ml/ffnnTraining';
import { createGan, createGanScratch, generate, generatorGradient, judgeGradient } from '@/lib/ml/gan';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal, type Rng } from '@/lib/rng';
import { gradientError } from './finiteDifferences';

const normals = (count: number, rng: Rng) => Float64Array.from({ length: count }, () => normal(rng));

function setUp(seed: number, rows: number) {
  const rng = createRng(seed);
  const gan = createGan(3, 2, [5, 4]);
  const random = (network: typeof gan.judge) => firstWeights(network, rng).map((v) => v + 0.2 * normal(rng));
  return {
    rng,
    gan,
    generator: random(gan.generator),
    judge: random(gan.judge),
    z: normals(3 * rows, rng),
    real: normals(2 * rows, rng),
    scratch: createGanScratch(gan, rows),
  };
}

describe('a generator and its judge', () => {
  it('the judge’s gradient is that of its cost, to 1e-6', () => {
    const rows = 7;
    const { gan, generator, judge, z, real, scratch } = setUp(2, rows);
    const made = generate(generator, z, rows, scratch).slice();
    const gradient = new Float64Array(parameterCount(gan.judge));
    judgeGradient(judge, real, made, rows, gradient, scratch);
    const spare = gradient.slice();
    const cost = (theta: Float64Array) => judgeGradient(theta, real, made, rows, spare, scratch);
    expect(gradientError(cost, judge, gradient)).toBeLessThan(1e-6);
  });

  it('the generator’s gradient goes through the judge and leaves it alone, to 1e-6', () => {
    const rows = 6;
    const { gan, generator, judge, z, scratch } = setUp(5, rows);
    const gradient = new Float64Array(parameterCount(gan.generator));
    const before = judge.slice();
    generatorGradient(generator, judge, z, rows, gradient, scratch);
    expect(judge).toEqual(before);
    const spare = gradient.slice();
    const cost = (theta: Float64Array) => generatorGradient(theta, judge, z, rows, spare, scratch);
    expect(gradientError(cost, generator, gradient)).toBeLessThan(1e-6);
  });

  it('costs are those of the log-odds: 2 ln 2 and ln 2 for a judge that knows nothing', () => {
    const rows = 4;
    const { gan, generator, z, real, scratch } = setUp(1, rows);
    const blind = new Float64Array(parameterCount(gan.judge));
    const made = generate(generator, z, rows, scratch).slice();
    const gradient = new Float64Array(blind.length);
    expect(judgeGradient(blind, real, made, rows, gradient, scratch)).toBeCloseTo(2 * Math.LN2, 14);
    const slope = new Float64Array(generator.length);
    expect(generatorGradient(generator, blind, z, rows, slope, scratch)).toBeCloseTo(Math.LN2, 14);
    expect(slope.every((v) => v === 0)).toBe(true);
    // A bias of 3: everything is called real with log-odds 3.
    blind[blind.length - 1] = 3;
    expect(judgeGradient(blind, real, made, rows, gradient, scratch)).toBeCloseTo(
      Math.log(1 + Math.exp(-3)) + Math.log(1 + Math.exp(3)),
      13,
    );
    expect(generatorGradient(generator, blind, z, rows, slope, scratch)).toBeCloseTo(
      Math.log(1 + Math.exp(-3)),
      14,
    );
  });

  it('the best judge of two normal laws is the logarithm of their ratio', () => {
    // Real points N(+½, 1), made points N(−½, 1) along x: ln(p/q) = x.
    const rng = createRng(11);
    const gan = createGan(1, 2, []);
    const rows = 4000;
    const [real, made] = [normals(2 * rows, rng), normals(2 * rows, rng)];
    for (let n = 0; n < rows; n++) {
      real[2 * n] += 0.5;
      made[2 * n] -= 0.5;
    }
    const judge = firstWeights(gan.judge, rng);
    const gradient = new Float64Array(judge.length);
    const memory = createAdam(judge.length);
    const scratch = createGanScratch(gan, rows);
    for (let k = 0; k < 400; k++) {
      judgeGradient(judge, real, made, rows, gradient, scratch);
      adam(judge, gradient, memory, 0.05 / (1 + k / 40));
    }
    // The standard errors of logistic regression are about 0.025 here.
    expect(judge[0]).toBeGreaterThan(0.87);
    expect(judge[0]).toBeLessThan(1.13);
    expect(Math.abs(judge[1])).toBeLessThan(0.12);
    expect(Math.abs(judge[2])).toBeLessThan(0.12);
  });

  it('refuses shapes that are none', () => {
    expect(() => createGan(0, 2, [3])).toThrow(RangeError);
    expect(() => createGan(2, 1.5, [3])).toThrow(RangeError);
  });
});
