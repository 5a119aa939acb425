import { describe, expect, it } from 'vitest';
import {
  ancestralStep,
  createDenoiser,
  createDenoiserScratch,
  createSchedule,
  denoisingGradient,
  drawNoised,
  predictNoise,
} from '@/lib/ml/diffusion2d';
import { parameterCount } from '@/lib/ml/ffnn';
import { firstWeights } from '@/lib/ml/ffnnTraining';
import { noisedMoments, noisedScore, type PlaneMixture } from '@/lib/ml/noisedMixture';
import { averageWeights } from '@/lib/ml/weightAverage';
import { adam, createAdam } from '@/lib/optimizers';
import { createRng, normal, type Rng, uniform } from '@/lib/rng';
import { gradientError } from './finiteDifferences';

/** Three laws of different shape, about as wide as standardised data. */
const mixture: PlaneMixture = {
  weights: [0.5, 0.3, 0.2],
  means: [-1, 0.2, 0.9, 0.8, 0.6, -1.1],
  covariances: [0.2, 0.1, 0.1, 0.15, 0.08, -0.03, -0.03, 0.1, 0.05, 0, 0, 0.3],
};

function drawMixture(rng: Rng, out: Float64Array, n: number): void {
  const { weights, means, covariances: s } = mixture;
  for (let k = 0; k < n; k++) {
    let c = 0;
    for (let u = uniform(rng); c < 2 && u >= weights[c]; c++) u -= weights[c];
    const l11 = Math.sqrt(s[4 * c]);
    const l21 = s[4 * c + 1] / l11;
    const [u, v] = [normal(rng), normal(rng)];
    out[2 * k] = means[2 * c] + l11 * u;
    out[2 * k + 1] = means[2 * c + 1] + l21 * u + Math.sqrt(s[4 * c + 3] - l21 * l21) * v;
  }
}

/** Sample means, variances and covariance with their standard errors. */
function momentsOf(points: Float64Array) {
  const n = points.length / 2;
  const estimate = (f: (x: number, y: number) => number) => {
    let [sum, squares] = [0, 0];
    for (let k = 0; k < n; k++) {
      const v = f(points[2 * k], points[2 * k + 1]);
      sum += v;
      squares += v * v;
    }
    return { mean: sum / n, error: Math.sqrt((squares / n - (sum / n) ** 2) / n) };
  };
  const [mx, my] = [estimate((x) => x).mean, estimate((_, y) => y).mean];
  return {
    mean: [estimate((x) => x), estimate((_, y) => y)],
    covariance: [
      estimate((x) => (x - mx) ** 2),
      estimate((x, y) => (x - mx) * (y - my)),
      estimate((_, y) => (y - my) ** 2),
    ],
  };
}

describe('the schedule', () => {
  it.each([25, 40, 1000])('T = %i: the share of signal falls from 1 to e^(−10), whatever T', (steps) => {
    const { beta, kept } = createSchedule(steps);
    let product = 1;
    for (let t = 1; t <= steps; t++) {
      product *= 1 - beta[t];
      expect(kept[t]).toBeCloseTo(product, 14);
      expect(beta[t]).toBeGreaterThan(beta[t - 1]);
      expect(beta[t]).toBeLessThan(1);
    }
    expect(beta[1] * steps).toBeCloseTo(0.1, 12);
    expect(beta[steps] * steps).toBeCloseTo(20, 12);
    expect(kept[steps]).toBeLessThan(6e-5);
  });

  it('at T = 1000 is that of Ho et al.', () => {
    const { beta } = createSchedule(1000);
    expect(beta[1]).toBeCloseTo(1e-4, 15);
    expect(beta[1000]).toBeCloseTo(0.02, 15);
  });

  it('refuses too few steps', () => {
    for (const steps of [0, 20, 30.5, Number.NaN]) expect(() => createSchedule(steps)).toThrow(RangeError);
  });
});

describe('the exact score of a noised mixture', () => {
  it.each([1, 0.7, 0.2, 0.001])('a = %f: is the gradient of ln p', (kept) => {
    const h = 1e-4;
    for (const [x, y] of [
      [0, 0],
      [-1.3, 0.4],
      [1, -1.5],
    ]) {
      const at = (dx: number, dy: number) => noisedScore(mixture, kept, x + dx, y + dy).logDensity;
      const score = noisedScore(mixture, kept, x, y);
      expect(score.x).toBeCloseTo((at(h, 0) - at(-h, 0)) / (2 * h), 5);
      expect(score.y).toBeCloseTo((at(0, h) - at(0, -h)) / (2 * h), 5);
    }
  });

  it.each([1, 0.5, 0.01])('a = %f: ln p is a density, with the moments of the noised mixture', (kept) => {
    const [side, half] = [240, 7];
    const step = (2 * half) / side;
    const sums = new Float64Array(6);
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        const [x, y] = [(i + 0.5) * step - half, (j + 0.5) * step - half];
        const p = Math.exp(noisedScore(mixture, kept, x, y).logDensity) * step * step;
        [1, x, y, x * x, x * y, y * y].forEach((f, k) => {
          sums[k] += p * f;
        });
      }
    }
    const { mean, covariance } = noisedMoments(mixture, kept);
    expect(sums[0]).toBeCloseTo(1, 6);
    expect(sums[1]).toBeCloseTo(mean[0], 6);
    expect(sums[2]).toBeCloseTo(mean[1], 6);
    expect(sums[3] - sums[1] ** 2).toBeCloseTo(covariance[0], 6);
    expect(sums[4] - sums[1] * sums[2]).toBeCloseTo(covariance[1], 6);
    expect(sums[5] - sums[2] ** 2).toBeCloseTo(covariance[2], 6);
  });
});

describe('ancestral sampling', () => {
  /** One step of the law itself: with the exact ε̂ of N(m, v) every step is linear, so that the law of x_t stays normal. */
  const exactStep = (steps: number, v: number, m: number) => {
    const { beta, kept } = createSchedule(steps);
    let [mean, variance] = [0, 1];
    for (let t = steps; t >= 1; t--) {
      const width = kept[t] * v + 1 - kept[t];
      const factor = (1 - beta[t] / width) / Math.sqrt(1 - beta[t]);
      mean = factor * mean + (beta[t] * Math.sqrt(kept[t]) * m) / width / Math.sqrt(1 - beta[t]);
      variance = factor * factor * variance + (t > 1 ? (beta[t] * (1 - kept[t - 1])) / (1 - kept[t]) : 0);
    }
    return { mean, variance };
  };

  it('of one normal law gives the law that a recursion for mean and variance gives', () => {
    const [m, v, steps, n] = [0.7, 0.3, 40, 20_000];
    const schedule = createSchedule(steps);
    const rng = createRng(3);
    const points = Float64Array.from({ length: 2 * n }, () => normal(rng));
    const predicted = new Float64Array(2 * n);
    for (let t = steps; t >= 1; t--) {
      const kept = schedule.kept[t];
      const slope = Math.sqrt(1 - kept) / (kept * v + 1 - kept);
      for (let k = 0; k < 2 * n; k++) predicted[k] = slope * (points[k] - Math.sqrt(kept) * m);
      ancestralStep(schedule, t, points, predicted, n, rng);
    }
    const { mean, variance } = exactStep(steps, v, m);
    const found = momentsOf(points);
    expect(Math.abs(found.mean[0].mean - mean) / found.mean[0].error).toBeLessThan(5);
    expect(Math.abs(found.mean[1].mean - mean) / found.mean[1].error).toBeLessThan(5);
    expect(Math.abs(found.covariance[0].mean - variance) / found.covariance[0].error).toBeLessThan(5);
    expect(Math.abs(found.covariance[1].mean) / found.covariance[1].error).toBeLessThan(5);
  });

  it('comes to the law itself like 1/T: few steps make points that are too narrow', () => {
    const lack = (steps: number) => 1 - exactStep(steps, 0.3, 0).variance / 0.3;
    expect(lack(40)).toBeGreaterThan(0.1);
    expect(lack(2500) / lack(5000)).toBeCloseTo(2, 1);
    expect(lack(5000)).toBeLessThan(0.004);
    expect(exactStep(5000, 0.3, 0.7).mean).toBeCloseTo(0.7, 2);
  });

  it('with the exact score of a mixture makes points with its moments', () => {
    const [steps, n] = [250, 4000];
    const schedule = createSchedule(steps);
    const rng = createRng(7);
    const points = Float64Array.from({ length: 2 * n }, () => normal(rng));
    const predicted = new Float64Array(2 * n);
    for (let t = steps; t >= 1; t--) {
      const kept = schedule.kept[t];
      for (let k = 0; k < n; k++) {
        const score = noisedScore(mixture, kept, points[2 * k], points[2 * k + 1]);
        predicted[2 * k] = -Math.sqrt(1 - kept) * score.x;
        predicted[2 * k + 1] = -Math.sqrt(1 - kept) * score.y;
      }
      ancestralStep(schedule, t, points, predicted, n, rng);
    }
    const exact = noisedMoments(mixture, 1);
    const found = momentsOf(points);
    // What a finite number of steps leaves is about 1 % of a variance at T = 250.
    const near = ({ mean, error }: { mean: number; error: number }, value: number) =>
      expect(Math.abs(mean - value)).toBeLessThan(5 * error + 0.01);
    for (const k of [0, 1]) near(found.mean[k], exact.mean[k]);
    for (const k of [0, 1, 2]) near(found.covariance[k], exact.covariance[k]);
  });
});

describe('the denoising network', () => {
  it('its gradient is that of the cost, to 1e-6', () => {
    const rng = createRng(4);
    const network = createDenoiser([5, 4], 'gelu');
    const theta = firstWeights(network, rng).map((w) => w + 0.2 * normal(rng));
    const scratch = createDenoiserScratch(network, 9);
    const clean = new Float64Array(18);
    drawMixture(rng, clean, 9);
    drawNoised(createSchedule(40), clean, 9, scratch, rng);
    const gradient = new Float64Array(parameterCount(network));
    denoisingGradient(theta, 9, gradient, scratch);
    const spare = gradient.slice();
    expect(gradientError((t) => denoisingGradient(t, 9, spare, scratch), theta, gradient)).toBeLessThan(1e-6);
  });

  it('noised points have the moments of the noised mixture', () => {
    // One time only: all draws from a schedule whose other times are left out.
    const rng = createRng(10);
    const steps = 30;
    const schedule = createSchedule(steps);
    const n = 3000;
    const scratch = createDenoiserScratch(createDenoiser([2]), n);
    const clean = new Float64Array(2 * n);
    const points: number[] = [];
    const clocks = new Set<string>();
    const wanted = 12;
    const clock = Math.cos((Math.PI * wanted) / steps);
    for (let k = 0; k < 20; k++) {
      drawMixture(rng, clean, n);
      drawNoised(schedule, clean, n, scratch, rng);
      for (let r = 0; r < n; r++) {
        clocks.add(scratch.features[6 * r + 2].toFixed(6));
        if (Math.abs(scratch.features[6 * r + 2] - clock) > 1e-9) continue;
        points.push(scratch.features[6 * r], scratch.features[6 * r + 1]);
      }
    }
    expect(points.length / 2 / (20 * n)).toBeCloseTo(1 / steps, 2);
    // All times 1 … T and no other: the clock stands at π for t = T, never at 0.
    expect(clocks.size).toBe(steps);
    expect(clocks).toContain('-1.000000');
    expect(clocks).not.toContain('1.000000');
    const exact = noisedMoments(mixture, schedule.kept[wanted]);
    const found = momentsOf(Float64Array.from(points));
    exact.mean.forEach((value, k) => {
      expect(Math.abs(found.mean[k].mean - value) / found.mean[k].error).toBeLessThan(5);
    });
    exact.covariance.forEach((value, k) => {
      expect(Math.abs(found.covariance[k].mean - value) / found.covariance[k].error).toBeLessThan(5);
    });
  });

  it('learns the exact score of a mixture: its error falls below 5 % of the score’s square', () => {
    const rng = createRng(2);
    const [steps, rows] = [40, 64];
    const schedule = createSchedule(steps);
    const network = createDenoiser([32, 32]);
    const theta = firstWeights(network, rng);
    const mean = theta.slice();
    const gradient = new Float64Array(theta.length);
    const memory = createAdam(theta.length);
    const scratch = createDenoiserScratch(network, 500);
    const clean = new Float64Array(1000);
    /** ⟨|ε̂ − ε*|²⟩/⟨|ε*|²⟩ over noised points of time t, ε* the best possible. */
    const errorAt = (t: number) => {
      const kept = schedule.kept[t];
      drawMixture(rng, clean, 500);
      const noised = clean.map((v) => Math.sqrt(kept) * v + Math.sqrt(1 - kept) * normal(rng));
      const predicted = predictNoise(mean, schedule, t, noised, 500, scratch);
      let [off, all] = [0, 0];
      for (let k = 0; k < 500; k++) {
        const score = noisedScore(mixture, kept, noised[2 * k], noised[2 * k + 1]);
        const [x, y] = [-Math.sqrt(1 - kept) * score.x, -Math.sqrt(1 - kept) * score.y];
        off += (predicted[2 * k] - x) ** 2 + (predicted[2 * k + 1] - y) ** 2;
        all += x * x + y * y;
      }
      return off / all;
    };
    const times = [6, 12, 20, 30];
    const before = times.map(errorAt);
    for (let k = 1; k <= 3000; k++) {
      drawMixture(rng, clean, rows);
      drawNoised(schedule, clean, rows, scratch, rng);
      denoisingGradient(theta, rows, gradient, scratch);
      adam(theta, gradient, memory, 0.005 / Math.sqrt(1 + k / 200));
      averageWeights(mean, theta, k, 0.005);
    }
    times.forEach((t, k) => {
      const after = errorAt(t);
      expect(before[k], `before, t = ${t}`).toBeGreaterThan(0.3);
      expect(after, `t = ${t}`).toBeLessThan(0.05);
    });
  });
});
