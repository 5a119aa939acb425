import { describe, expect, it } from 'vitest';
import { exp, log } from '@/lib/math';
import { allEnergies } from '@/lib/ml/allEnergies';
import {
  ascend,
  type BoltzmannMachine,
  createMachine,
  divergence,
  entropy,
  likelihoodGradient,
  logLikelihood,
  scatterWeights,
} from '@/lib/ml/boltzmann';
import { countVisible, exactPhases } from '@/lib/ml/boltzmannExact';
import { countStates, couple, energyOf, visitStates } from '@/lib/ml/energy';
import { jointlyUp, momentsOf } from '@/lib/ml/moments';
import { startPairwiseFit, stepPairwiseFit } from '@/lib/ml/pairwiseFit';
import { createRng } from '@/lib/rng';
import { BARS, PARITY, randomData, randomMachine, uniformOn } from './boltzmannMachines';

/** All averages term by term: each arrangement from its energy, with no shift, table or transform. */
function plainCount(machine: BoltzmannMachine, data: Float64Array, temperature: number) {
  const { size: n, low, visible } = machine;
  const value = (code: number, i: number) => ((code >> i) & 1 ? 1 : low);
  const weight = Array.from({ length: 2 ** n }, (_, code) =>
    exp(
      -energyOf(
        machine,
        Array.from({ length: n }, (_, i) => value(code, i)),
      ) / temperature,
    ),
  );
  const z = weight.reduce((a, b) => a + b, 0);
  const shown = new Float64Array(2 ** visible);
  for (let code = 0; code < weight.length; code++) shown[code % shown.length] += weight[code];
  const clamped = new Float64Array(n * n);
  const free = new Float64Array(n * n);
  for (let code = 0; code < weight.length; code++) {
    const v = code % shown.length;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const product = value(code, i) * (i === j ? 1 : value(code, j));
        free[i * n + j] += (product * weight[code]) / z;
        clamped[i * n + j] += (product * data[v] * weight[code]) / shown[v];
      }
    }
  }
  return { logZ: log(z), probabilities: shown.map((w) => w / z), clamped, free };
}

/** Diagonal: ⟨s_i⟩. Elsewhere ⟨s_i s_j⟩. */
function expectMoments(
  { means, products }: { means: Float64Array; products: Float64Array },
  plain: Float64Array,
  tolerance: number,
): void {
  const n = means.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const got = i === j ? means[i] : products[i * n + j];
      expect(Math.abs(got - plain[i * n + j])).toBeLessThan(tolerance);
    }
  }
}

const meanLogLikelihood = (machine: BoltzmannMachine, data: Float64Array, temperature: number) =>
  logLikelihood(data, countVisible(machine, temperature).logProbabilities);

function gradientOf(machine: BoltzmannMachine, data: Float64Array, temperature = 1) {
  const { clamped, free } = exactPhases(machine, countVisible(machine, temperature), data);
  return likelihoodGradient(clamped, free, temperature);
}

describe('all energies by doubling', () => {
  it.each([-1, 0] as const)(
    'are those of each arrangement, units from %i to 1, a diagonal included',
    (low) => {
      const model = randomMachine(7, 0, low, 6);
      for (let i = 0; i < 7; i++) couple(model, i, i, 0.3 * i - 1);
      const energies = allEnergies(model);
      expect(energies).toHaveLength(128);
      visitStates(model, (s, energy, code) => {
        expect(Math.abs(energies[code] - energy)).toBeLessThan(1e-13);
        expect(Math.abs(energies[code] - energyOf(model, s))).toBeLessThan(1e-13);
      });
    },
  );
});

describe('averages by sums over supersets', () => {
  it('jointlyUp is the probability that all units of a set are up', () => {
    const p = randomData(4, 1);
    const up = jointlyUp(p);
    for (let set = 0; set < 16; set++) {
      let plain = 0;
      for (let code = 0; code < 16; code++) if ((code & set) === set) plain += p[code];
      expect(up[set]).toBeCloseTo(plain, 15);
    }
  });

  it.each([-1, 0] as const)('momentsOf units from %i to 1 equals the averages counted one by one', (low) => {
    const machine = randomMachine(6, 0, low, 2);
    const { probabilities, means, products } = countStates(machine, 1.4);
    const moments = momentsOf(probabilities, 6, low);
    means.forEach((m, i) => {
      expect(moments.means[i]).toBeCloseTo(m, 14);
    });
    products.forEach((m, k) => {
      expect(moments.products[k]).toBeCloseTo(m, 14);
    });
  });
});

describe('three units of the reference', () => {
  const machine = createMachine(3, 0);
  couple(machine, 0, 1, 0.5);
  couple(machine, 0, 2, -0.4);
  couple(machine, 1, 2, 0.3);
  machine.bias.set([0.1, -0.2, 0.05]);

  it('Z and the averages of pairs', () => {
    const counted = countVisible(machine);
    expect(exp(counted.logZ)).toBeCloseTo(8.8267000396, 9);
    const { free } = exactPhases(machine, counted, uniformOn(3, [0]));
    expect(free.products[1]).toBeCloseTo(0.32978262, 8);
    expect(free.products[2]).toBeCloseTo(0.24900227, 8);
    expect(free.products[5]).toBeCloseTo(0.29239713, 8);
  });

  it('the same whichever units are hidden', () => {
    const hidden = { ...machine, visible: 1 };
    const counted = countVisible(hidden);
    expect(exp(counted.logZ)).toBeCloseTo(8.8267000396, 9);
    const { free } = exactPhases(hidden, counted, Float64Array.of(0.3, 0.7));
    expect(free.products[5]).toBeCloseTo(0.29239713, 8);
    expect(counted.probabilities[1]).toBeCloseTo(free.means[0], 14);
  });
});

describe.each([
  [9, 0, 0, 1],
  [6, 3, 0, 1.3],
  [6, 3, -1, 0.6],
  [9, 0, -1, 2],
  [4, 4, 0, 0.5],
] as const)('%i visible and %i hidden units from %i to 1 at T = %f', (visible, hidden, low, temperature) => {
  const machine = randomMachine(visible, hidden, low, 10 + visible);
  const data = randomData(visible, 3);
  const counted = countVisible(machine, temperature);
  const plain = plainCount(machine, data, temperature);

  it('ln Z, probabilities and both phases agree with plain counting to 1e-10', () => {
    expect(Math.abs(counted.logZ - plain.logZ)).toBeLessThan(1e-10);
    counted.probabilities.forEach((p, v) => {
      expect(Math.abs(p - plain.probabilities[v])).toBeLessThan(1e-12);
      expect(exp(counted.logProbabilities[v])).toBeCloseTo(p, 13);
      expect(exp(-counted.freeEnergies[v] / temperature - counted.logZ)).toBeCloseTo(p, 12);
    });
    const { clamped, free } = exactPhases(machine, counted, data);
    expectMoments(clamped, plain.clamped, 1e-10);
    expectMoments(free, plain.free, 1e-10);
  });

  it('the gradient is the slope of the log-likelihood, to 1e-7 of its size', () => {
    const { weights, bias } = gradientOf(machine, data, temperature);
    const h = 1e-4;
    /** Five points: the error falls with h⁴. */
    const slope = (move: (m: BoltzmannMachine, by: number) => void): number => {
      const at = (by: number) => {
        const moved = { ...machine, weights: machine.weights.slice(), bias: machine.bias.slice() };
        move(moved, by);
        return meanLogLikelihood(moved, data, temperature);
      };
      return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    };
    const n = machine.size;
    const size = Math.sqrt([...weights, ...bias].reduce((sum, g) => sum + g * g, 0));
    for (let i = 0; i < n; i++) {
      const toBias = slope((m, by) => {
        m.bias[i] += by;
      });
      expect(Math.abs(toBias - bias[i])).toBeLessThan(1e-7 * size);
      for (let j = 0; j < i; j++) {
        const toWeight = slope((m, by) => couple(m, i, j, m.weights[i * n + j] + by));
        expect(Math.abs(toWeight - weights[i * n + j])).toBeLessThan(1e-7 * size);
        expect(weights[j * n + i]).toBeCloseTo(weights[i * n + j], 14);
      }
    }
  });

  it('a small step uphill raises the likelihood by η|g|²', () => {
    const gradient = gradientOf(machine, data, temperature);
    const moved = { ...machine, weights: machine.weights.slice(), bias: machine.bias.slice() };
    const eta = 1e-5;
    ascend(moved, gradient, eta);
    let square = 0;
    for (const g of gradient.bias) square += g * g;
    for (let k = 0; k < gradient.weights.length; k++)
      square += 0.5 * gradient.weights[k] * gradient.weights[k];
    const rise = meanLogLikelihood(moved, data, temperature) - meanLogLikelihood(machine, data, temperature);
    expect(rise / (eta * square)).toBeCloseTo(1, 3);
  });
});

describe('learning', () => {
  const learn = (machine: BoltzmannMachine, data: Float64Array, rate: number, steps: number): number[] => {
    const trace = [meanLogLikelihood(machine, data, 1)];
    for (let k = 0; k < steps; k++) {
      ascend(machine, gradientOf(machine, data), rate);
      trace.push(meanLogLikelihood(machine, data, 1));
    }
    return trace;
  };

  it('climbs at every step when the steps are small, with and without hidden units', () => {
    for (const hidden of [0, 2]) {
      const machine = createMachine(4, hidden);
      scatterWeights(machine, hidden ? 1 : 0, createRng(3));
      const trace = learn(machine, PARITY, 0.1, 600);
      trace.forEach((l, k) => {
        if (k > 0) expect(l).toBeGreaterThanOrEqual(trace[k - 1] - 1e-14);
      });
    }
  });

  it('a 3 × 3 machine finds the distribution of another one: weights, averages and all', () => {
    const teacher = randomMachine(9, 0, 0, 5, 0.4);
    const { probabilities: data, logProbabilities } = countVisible(teacher);
    const machine = createMachine(9, 0);
    learn(machine, data, 0.5, 5000);
    const counted = countVisible(machine);
    const { clamped, free } = exactPhases(machine, counted, data);
    const gap = free.products.reduce((worst, m, k) => Math.max(worst, Math.abs(m - clamped.products[k])), 0);
    expect(gap).toBeLessThan(1e-6);
    expect(divergence(data, counted.logProbabilities)).toBeLessThan(1e-7);
    counted.logProbabilities.forEach((l, v) => {
      expect(Math.abs(l - logProbabilities[v])).toBeLessThan(0.01);
    });
  });

  it('data that no machine of pairs can show: averages of pairs agree to 1e-6, the states do not', () => {
    const data = randomData(9, 8);
    const machine = createMachine(9, 0);
    learn(machine, data, 1, 3000);
    const { clamped, free } = exactPhases(machine, countVisible(machine), data);
    clamped.products.forEach((m, k) => {
      expect(Math.abs(free.products[k] - m)).toBeLessThan(1e-6);
    });
    const fit = startPairwiseFit(createMachine(9, 0), data);
    for (let k = 0; k < 60; k++) stepPairwiseFit(fit, data);
    expect(fit.done).toBe(true);
    const reached = divergence(data, countVisible(machine).logProbabilities);
    expect(reached).toBeGreaterThan(0.05);
    // Two algorithms, one top: plain ascent and Newton.
    expect(reached - fit.divergence).toBeLessThan(1e-9);
    expect(reached).toBeGreaterThanOrEqual(fit.divergence - 1e-12);
  });

  it('parity: ln 2 is out of reach for pairs alone, and hidden units reach below a tenth of it', () => {
    const alone = createMachine(4, 0);
    learn(alone, PARITY, 0.5, 50);
    expect(divergence(PARITY, countVisible(alone).logProbabilities)).toBeCloseTo(log(2), 12);
    const fit = startPairwiseFit(createMachine(4, 0), PARITY);
    stepPairwiseFit(fit, PARITY);
    expect(fit).toMatchObject({ done: true });
    expect(fit.divergence).toBeCloseTo(log(2), 12);
    const machine = createMachine(4, 3);
    scatterWeights(machine, 1, createRng(1));
    learn(machine, PARITY, 1, 3000);
    expect(divergence(PARITY, countVisible(machine).logProbabilities)).toBeLessThan(0.069);
  });

  it('bars: the optimum lies at infinite weights, and Newton comes as close as 1e-9', () => {
    const fit = startPairwiseFit(createMachine(4, 0), BARS);
    let before = fit.divergence;
    for (let k = 0; k < 60 && !fit.done; k++) {
      stepPairwiseFit(fit, BARS);
      expect(fit.divergence).toBeLessThanOrEqual(before);
      before = fit.divergence;
    }
    expect(fit.done).toBe(true);
    expect(fit.divergence).toBeLessThan(1e-9);
  });

  it('without the negative phase every energy but that of the empty state sinks, and the likelihood falls', () => {
    const machine = createMachine(4, 0);
    const before = meanLogLikelihood(machine, BARS, 1);
    let energies = countVisible(machine).freeEnergies;
    for (let k = 0; k < 100; k++) {
      const { clamped } = exactPhases(machine, countVisible(machine), BARS);
      ascend(machine, likelihoodGradient(clamped, null, 1), 0.1);
      const next = countVisible(machine).freeEnergies;
      next.forEach((e, v) => {
        if (v === 0) expect(e).toBe(0);
        else expect(e).toBeLessThan(energies[v]);
      });
      energies = next;
    }
    // E(bar) = −(½ + ½ + ¼) t, E(all on) = −(4·½ + 4·¼) t at t = 100 · 0.1.
    expect(energies[0b0011]).toBeCloseTo(-12.5, 10);
    expect(energies[0b1111]).toBeCloseTo(-30, 10);
    expect(energies[0b1001]).toBeCloseTo(-10, 10);
    expect(meanLogLikelihood(machine, BARS, 1)).toBeLessThan(before - 10);
  });

  it('weights of any size leave the likelihood finite', () => {
    const machine = createMachine(4, 1);
    for (let i = 0; i < 5; i++) for (let j = 0; j < i; j++) couple(machine, i, j, 1e5);
    const { logProbabilities, probabilities } = countVisible(machine);
    expect(probabilities[15]).toBe(1);
    expect(probabilities[3]).toBe(0);
    expect(logLikelihood(BARS, logProbabilities)).toBeCloseTo(-7e5, 3);
    expect(divergence(BARS, logProbabilities)).toBeLessThan(Infinity);
  });
});

describe('measures', () => {
  it('divergence = −entropy − likelihood, zero only for equals', () => {
    const q = randomData(3, 1);
    const p = randomData(3, 2);
    const logP = p.map(log);
    expect(divergence(q, logP)).toBeCloseTo(-entropy(q) - logLikelihood(q, logP), 14);
    expect(divergence(q, q.map(log))).toBe(0);
    expect(divergence(Float64Array.of(1, 0), Float64Array.of(log(0.25), log(0.75)))).toBeCloseTo(log(4), 15);
    expect(entropy(Float64Array.of(0.5, 0, 0.5, 0))).toBeCloseTo(log(2), 15);
  });

  it('says what it cannot build', () => {
    expect(() => createMachine(0, 1)).toThrow('visible = 0');
    expect(() => createMachine(3, -1)).toThrow('hidden = -1');
    expect(() => createMachine(3, 1.5)).toThrow(RangeError);
    expect(() => countVisible(createMachine(2, 0), 0)).toThrow('temperature = 0');
    expect(() => countVisible(createMachine(9, 16))).toThrow('2^25');
  });
});
