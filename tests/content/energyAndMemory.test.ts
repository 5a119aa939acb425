import { describe, expect, it } from 'vitest';
import { exp, log, log1p } from '@/lib/math';
import {
  bitsOfSpins,
  countStates,
  createPairEnergy,
  energyOf,
  localFields,
  visitStates,
} from '@/lib/ml/energy';
import { createRng, uniform } from '@/lib/rng';
import { expectPrinted, proseOf } from './printed';

const prose = proseOf('04-energy-and-memory.mdx');
const says = (within: string, as: string, value: number) => expectPrinted(prose, within, as, value);

/** ½ erfc(x/√2), the share of a normal variable above x, by Simpson's rule. */
function tail(x: number): number {
  const n = 20_000;
  const h = 12 / n;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const z = x + k * h;
    sum += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) * exp(-0.5 * z * z);
  }
  return (sum * h) / 3 / sqrt(2 * Math.PI);
}

const { sqrt } = Math;
const softplus = (z: number) => log1p(exp(z));
const sigma = (z: number) => 1 / (1 + exp(-z));
const bitsOf = (code: number, n: number) => Array.from({ length: n }, (_, i) => (code >> i) & 1);

/** The square lattice of L × L sites, periodic or open, as pairs of spins. */
function lattice(L: number, periodic: boolean) {
  const model = createPairEnergy(L * L, -1);
  const bonds: [number, number][] = [];
  for (let y = 0; y < L; y++) {
    for (let x = 0; x < L; x++) {
      if (periodic || x + 1 < L) bonds.push([y * L + x, y * L + ((x + 1) % L)]);
      if (periodic || y + 1 < L) bonds.push([y * L + x, ((y + 1) % L) * L + x]);
    }
  }
  for (const [i, j] of bonds) {
    model.weights[i * L * L + j] += 1;
    model.weights[j * L * L + i] += 1;
  }
  return { model, bonds };
}

describe('the magnet of chapter 4', () => {
  const { model } = lattice(4, true);
  const levels = new Map<number, number>();
  visitStates(model, (_, energy) => {
    const level = Math.round(energy);
    levels.set(level, (levels.get(level) ?? 0) + 1);
  });

  it('has the levels that the text states', () => {
    says('2 have the lowest energy, $-32$; 32 have the next one', '2', levels.get(-32) ?? 0);
    says('32 have the next one, $-24$', '32', levels.get(-24) ?? 0);
    expect(prose).toContain('20,524 have the energy 0');
    expect(levels.get(0)).toBe(20_524);
  });

  it('is critical where hot and cold are one', () => {
    const T = 2 / log(1 + sqrt(2));
    says('T_c = 2/\\ln(1 + \\sqrt 2) = 2.2692', '2.2692', T);
    const sinh = (x: number) => (exp(x) - exp(-x)) / 2;
    expect(sinh(2 / T)).toBeCloseTo(1, 12);
  });

  it('and its dual have the same sum over loops', () => {
    const K = 0.3;
    const hot = lattice(3, false);
    const bonds = hot.bonds.length;
    expect(bonds).toBe(12);
    const cosh = (exp(K) + exp(-K)) / 2;
    const tanh = (exp(K) - exp(-K)) / (exp(K) + exp(-K));
    const left = exp(countStates(hot.model, 1 / K).logZ) / (2 ** 9 * cosh ** bonds);
    // Dual: the four faces and the outside; a bond of the lattice joins the faces on its two sides.
    const dualK = -0.5 * log(tanh);
    const dual = createPairEnergy(5, -1);
    const join = (i: number, j: number) => {
      dual.weights[i * 5 + j] += 1;
      dual.weights[j * 5 + i] += 1;
    };
    for (const [i, j] of [
      [0, 1],
      [2, 3],
      [0, 2],
      [1, 3],
    ])
      join(i, j);
    for (const corner of [0, 1, 2, 3]) {
      join(corner, 4);
      join(corner, 4);
    }
    const right = exp(countStates(dual, 1 / dualK).logZ) / (2 * exp(bonds * dualK));
    expect(left).toBeCloseTo(right, 12);
    says('divided by their prefactors, give $1.032$', '1.032', left);
  });

  it('of four arrows in a ring is the exercise', () => {
    const z4 = 2 * exp(4) + 12 + 2 * exp(-4);
    says('= 121.23$', '121.23', z4);
    says('2e^4/Z = 0.901$', '0.901', (2 * exp(4)) / z4);
    says('/Z = -3.602$', '-3.602', (-8 * exp(4) + 8 * exp(-4)) / z4);
  });
});

describe('the memory of chapter 4', () => {
  it('never climbs when self-couplings are not negative, for any symmetric weights', () => {
    const rng = createRng(4);
    for (let trial = 0; trial < 200; trial++) {
      const n = 2 + (trial % 7);
      const model = createPairEnergy(n, -1);
      for (let i = 0; i < n; i++) {
        model.bias[i] = uniform(rng) - 0.5;
        for (let j = 0; j <= i; j++) {
          const w = i === j ? uniform(rng) : 2 * uniform(rng) - 1;
          model.weights[i * n + j] = model.weights[j * n + i] = w;
        }
      }
      const s = Int8Array.from({ length: n }, () => (uniform(rng) < 0.5 ? 1 : -1));
      for (let turn = 0; turn < 5 * n; turn++) {
        const i = turn % n;
        const h = localFields(model, s)[i];
        const before = energyOf(model, s);
        const next = h > 0 ? 1 : h < 0 ? -1 : s[i];
        const change = next - s[i];
        s[i] = next;
        const rise = energyOf(model, s) - before;
        expect(rise).toBeCloseTo(-change * h - 0.5 * model.weights[i * (n + 1)] * change * change, 12);
        expect(rise).toBeLessThanOrEqual(0);
      }
    }
  });

  it('climbs with the negative self-coupling of the text', () => {
    const model = createPairEnergy(2, -1);
    model.weights.set([-3, 1, 1, 0]);
    const s = Int8Array.of(1, 1);
    says('= 0.5$. The field on the first', '0.5', energyOf(model, s));
    says('is $-3 + 1 = -2$', '-2', localFields(model, s)[0]);
    s[0] = -1;
    says('= 2.5$. Then its field', '2.5', energyOf(model, s));
    says('field is $3 + 1 = 4$', '4', localFields(model, s)[0]);
  });

  it('errs in the first step as often as signal and noise say', () => {
    const wrong = (load: number) => tail(sqrt(1 / load));
    says('= 0.01$ at $\\alpha = 0.185$', '0.01', wrong(0.185));
    says('this is 58,', '58', Math.floor(784 / (2 * log(784))));
    says('0.138 \\times 784 = 108$', '108', 0.138 * 784);
    says('0.185 \\times 784 = 145$', '145', 0.185 * 784);
    // And by counting: 40 random sets of 80 pictures of 400 units, at the load 0.2.
    const rng = createRng(1);
    const [n, count, sets] = [400, 80, 40];
    let errors = 0;
    for (let set = 0; set < sets; set++) {
      const xi = Int8Array.from({ length: n * count }, () => (uniform(rng) < 0.5 ? 1 : -1));
      const overlaps = new Float64Array(count);
      for (let mu = 0; mu < count; mu++) for (let i = 0; i < n; i++) overlaps[mu] += xi[mu * n + i] * xi[i];
      for (let i = 0; i < n; i++) {
        let field = 0;
        for (let mu = 0; mu < count; mu++) field += xi[mu * n + i] * overlaps[mu];
        // The self-coupling P is taken out: w_ii = 0.
        if ((field - count * xi[i]) * xi[i] < 0) errors++;
      }
    }
    const expected = wrong(count / n) * n * sets;
    expect(Math.abs(errors - expected)).toBeLessThan(5 * sqrt(expected));
  });

  it('holds a picture in the heat as far as m = tanh(m/T) says', () => {
    // One picture in N spins: with k spins against it the overlap is 1 − 2k/N, in C(N, k) arrangements.
    const order = (T: number) => {
      const n = 4000;
      let logCount = 0;
      const terms = [];
      for (let k = 0; k <= n; k++) {
        const m = 1 - (2 * k) / n;
        terms.push({ m: Math.abs(m), weight: logCount + (n * m * m) / (2 * T) });
        logCount += log((n - k) / (k + 1));
      }
      const top = Math.max(...terms.map(({ weight }) => weight));
      const total = terms.reduce((sum, { weight }) => sum + exp(weight - top), 0);
      return terms.reduce((sum, { m, weight }) => sum + m * exp(weight - top), 0) / total;
    };
    for (const T of [0.3, 0.6, 0.8]) {
      const m = order(T);
      expect(Math.abs(m - Math.tanh(m / T))).toBeLessThan(1e-3);
      expect(m).toBeGreaterThan(0.6);
    }
    expect(order(1.2)).toBeLessThan(0.04);
  });

  it('remembers the majority of three at three eighths of the depth', () => {
    let overlap = 0;
    let rest = true;
    for (let code = 0; code < 8; code++) {
      const xi = bitsOf(code, 3).map((bit) => 2 * bit - 1);
      const vote = Math.sign(xi[0] + xi[1] + xi[2]);
      overlap += (xi[0] * vote) / 8;
      rest &&= Math.sign(0.5 * (xi[0] + xi[1] + xi[2])) === vote;
    }
    expect(overlap).toBe(0.5);
    expect(rest).toBe(true);
    expect(-0.5 * 3 * overlap ** 2).toBe(-3 / 8);
  });
});

describe('spins and bits in chapter 4', () => {
  it('are the three switches', () => {
    const spins = createPairEnergy(3, -1);
    spins.weights.set([0, -1 / 3, 1 / 3, -1 / 3, 0, -1 / 3, 1 / 3, -1 / 3, 0]);
    const { model, constant } = bitsOfSpins(spins);
    expect(model.weights[1]).toBeCloseTo(-4 / 3, 14);
    expect(model.weights[2]).toBeCloseTo(4 / 3, 14);
    [0, 4 / 3, 0].forEach((b, i) => {
      expect(model.bias[i]).toBeCloseTo(b, 14);
    });
    expect(constant).toBeCloseTo(1 / 3, 14);
    expect(energyOf(model, [1, 0, 1]) + constant).toBeCloseTo(-1, 14);
    expect(energyOf(model, [1, 1, 1]) + constant).toBeCloseTo(1 / 3, 14);
  });

  it('agree for the two spins of the exercise', () => {
    const w = 0.7;
    const spins = createPairEnergy(2, -1);
    spins.weights.set([0, w, w, 0]);
    const { model, constant } = bitsOfSpins(spins);
    expect([model.weights[1], model.bias[0], model.bias[1], constant]).toEqual([4 * w, -2 * w, -2 * w, -w]);
    for (let code = 0; code < 4; code++) {
      const bits = bitsOf(code, 2);
      const expected = bits[0] === bits[1] ? -w : w;
      expect(energyOf(model, bits) + constant).toBeCloseTo(expected, 14);
    }
  });
});

describe('the Boltzmann machine of chapter 4', () => {
  const machine = () => {
    const model = createPairEnergy(3, 0);
    model.weights.set([0, 0.5, -0.4, 0.5, 0, 0.3, -0.4, 0.3, 0]);
    model.bias.set([0.1, -0.2, 0.05]);
    return model;
  };

  it('of three bits has the stated sum and average, and its slope is the rule', () => {
    const exact = countStates(machine());
    const logP = (dw: number) => {
      const model = machine();
      model.weights[1] = model.weights[3] = 0.5 + dw;
      return -energyOf(model, [1, 1, 0]) - countStates(model).logZ;
    };
    const slope = (logP(1e-5) - logP(-1e-5)) / 2e-5;
    expect(slope).toBeCloseTo(1 - exact.products[1], 8);
    says('$1 - 0.3298 = 0.6702$', '0.6702', slope);
  });

  it('has slopes from clamped and free averages with a hidden unit too', () => {
    const logP = (dw: number) => {
      const model = machine();
      model.weights[2] = model.weights[6] = -0.4 + dw;
      const clamped = [0, 1].map((h) => exp(-energyOf(model, [1, 0, h])));
      return { clamped, value: log(clamped[0] + clamped[1]) - countStates(model).logZ };
    };
    const { clamped } = logP(0);
    const held = clamped[1] / (clamped[0] + clamped[1]);
    const slope = (logP(1e-5).value - logP(-1e-5).value) / 2e-5;
    expect(slope).toBeCloseTo(held - countStates(machine()).products[2], 8);
  });
});

/** A binary–binary RBM, weights M × N. */
interface Rbm {
  a: number[];
  b: number[];
  w: number[][];
}

const small: Rbm = {
  a: [0.1, -0.2, 0.3],
  b: [-0.1, 0.2],
  w: [
    [0.5, -0.3],
    [0.2, 0.4],
    [-0.6, 0.1],
  ],
};

const fieldsUp = ({ b, w }: Rbm, v: number[]) =>
  b.map((bias, j) => bias + v.reduce((sum, vi, i) => sum + vi * w[i][j], 0));
const fieldsDown = ({ a, w }: Rbm, h: number[]) =>
  a.map((bias, i) => bias + h.reduce((sum, hj, j) => sum + hj * w[i][j], 0));
const freeEnergy = (rbm: Rbm, v: number[]) =>
  -v.reduce((sum, vi, i) => sum + vi * rbm.a[i], 0) -
  fieldsUp(rbm, v).reduce((sum, phi) => sum + softplus(phi), 0);
const visibles = (m: number) => Array.from({ length: 2 ** m }, (_, code) => bitsOf(code, m));
const partition = (rbm: Rbm) => visibles(rbm.a.length).reduce((sum, v) => sum + exp(-freeEnergy(rbm, v)), 0);

/** Mean log-likelihood and its slope with respect to the weights. */
function likelihood(rbm: Rbm, data: number[][]) {
  const z = partition(rbm);
  const slope = rbm.w.map((row) => row.map(() => 0));
  const add = (v: number[], weight: number) => {
    fieldsUp(rbm, v).forEach((phi, j) => {
      v.forEach((vi, i) => {
        slope[i][j] += weight * vi * sigma(phi);
      });
    });
  };
  for (const v of data) add(v, 1 / data.length);
  for (const v of visibles(rbm.a.length)) add(v, -exp(-freeEnergy(rbm, v)) / z);
  return { value: data.reduce((sum, v) => sum - freeEnergy(rbm, v), 0) / data.length - log(z), slope };
}

describe('the restricted machine of chapter 4', () => {
  const data = [
    [1, 1, 0],
    [1, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ];

  it('has the stated sum, free energy and probability; the same by counting visible and hidden units', () => {
    const z = partition(small);
    const [up1, up2] = fieldsUp(small, [1, 1, 0]);
    says('-0.1 + 0.5 + 0.2 = 0.6$', '0.6', up1);
    says('0.2 - 0.3 + 0.4 = 0.3$', '0.3', up2);
    says('probabilities $0.646$ and $0.574$', '0.646', sigma(up1));
    says('probabilities $0.646$ and $0.574$', '0.574', sigma(up2));
    const joint = createPairEnergy(5, 0);
    joint.bias.set([...small.a, ...small.b]);
    small.w.forEach((row, i) => {
      row.forEach((w, j) => {
        joint.weights[i * 5 + 3 + j] = joint.weights[(3 + j) * 5 + i] = w;
      });
    });
    const exact = countStates(joint);
    expect(exp(exact.logZ)).toBeCloseTo(z, 10);
    for (const [code, v] of visibles(3).entries()) {
      let marginal = 0;
      for (let h = 0; h < 4; h++) marginal += exact.probabilities[code + 8 * h];
      expect(marginal).toBeCloseTo(exp(-freeEnergy(small, v)) / z, 12);
    }
  });

  it('has the slopes of its free energy', () => {
    const { value, slope } = likelihood(small, data);
    says('log-likelihood is $-2.0369$', '-2.0369', value);
    says('is $0.1745$', '0.1745', slope[0][0]);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 2; j++) {
        const moved = (d: number) => {
          const w = small.w.map((row) => [...row]);
          w[i][j] += d;
          return likelihood({ ...small, w }, data).value;
        };
        expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(slope[i][j], 8);
      }
    }
  });

  it('is trained by CD with the errors the text states', () => {
    const { slope } = likelihood(small, data);
    const chain = visibles(3);
    const hiddens = visibles(2);
    /** p(h | v) or p(v | h) of bits with the given fields. */
    const product = (bits: number[], fields: number[]) =>
      bits.reduce((p, bit, k) => p * (bit ? sigma(fields[k]) : 1 - sigma(fields[k])), 1);
    const bounce = (p: number[]) => {
      const h = hiddens.map((bits) =>
        p.reduce((sum, pv, k) => sum + pv * product(bits, fieldsUp(small, chain[k])), 0),
      );
      return chain.map((bits) =>
        h.reduce((sum, ph, k) => sum + ph * product(bits, fieldsDown(small, hiddens[k])), 0),
      );
    };
    let p = chain.map((v) => data.filter((d) => d.join() === v.join()).length / data.length);
    const start = p;
    const worst = [];
    for (let k = 1; k <= 5; k++) {
      p = bounce(p);
      let largest = 0;
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 2; j++) {
          const cd = chain.reduce(
            (sum, v, code) => sum + (start[code] - p[code]) * v[i] * sigma(fieldsUp(small, v)[j]),
            0,
          );
          largest = Math.max(largest, Math.abs(cd - slope[i][j]));
        }
      }
      worst.push(largest);
    }
    says('$0.006$ for $k = 1$', '0.006', worst[0]);
    says('$0.0003$ for $k = 2$', '0.0003', worst[1]);
    expect(prose).toContain('$2 \\times 10^{-8}$ for $k = 5$');
    expect(worst[4]).toBeGreaterThan(1.5e-8);
    expect(worst[4]).toBeLessThan(2.5e-8);
  });

  it('ties three visible units by one hidden one', () => {
    const f = (bias: number, n: number) => softplus(bias + 2 * n);
    const three = (bias: number) => f(bias, 3) - 3 * f(bias, 2) + 3 * f(bias, 1) - f(bias, 0);
    says('its factor is $0.41$', '0.41', three(-4));
    says('= 2.1269 - 2.0794 + 0.3808 - 0.0181 = 0.410$', '0.410', three(-4));
    expect(three(-3)).toBeCloseTo(0, 12);
  });

  it('learns that the number of ones is even, with three hidden units and not with two', () => {
    const all = visibles(3);
    const target = all.map((v) => ((v[0] + v[1] + v[2]) % 2 === 0 ? 0.25 : 0));
    /** Probability of the four examples after exact gradient ascent. */
    const learnt = (hidden: number, seed: number) => {
      const rng = createRng(seed);
      const rbm: Rbm = {
        a: [0, 0, 0],
        b: Array(hidden).fill(0),
        w: all.slice(0, 3).map(() => Array.from({ length: hidden }, () => 2 * uniform(rng) - 1)),
      };
      const probabilities = () => {
        const weights = all.map((v) => exp(-freeEnergy(rbm, v)));
        const z = weights.reduce((sum, weight) => sum + weight, 0);
        return weights.map((weight) => weight / z);
      };
      for (let step = 0; step < 20_000; step++) {
        const p = probabilities();
        const up = all.map((v) => fieldsUp(rbm, v).map(sigma));
        for (const [k, v] of all.entries()) {
          const push = 0.5 * (target[k] - p[k]);
          for (let j = 0; j < hidden; j++) {
            rbm.b[j] += push * up[k][j];
            for (let i = 0; i < 3; i++) rbm.w[i][j] += push * v[i] * up[k][j];
          }
          for (let i = 0; i < 3; i++) rbm.a[i] += push * v[i];
        }
      }
      return probabilities().reduce((sum, p, k) => sum + (target[k] > 0 ? p : 0), 0);
    };
    const best = (hidden: number) => Math.max(...[1, 2, 3].map((seed) => learnt(hidden, seed)));
    const sentence = '$0.60$, two to $0.75$, three to $0.996$';
    says(sentence, '0.60', best(1));
    says(sentence, '0.75', best(2));
    says(sentence, '0.996', best(3));
  });
});

describe('the Gaussian layer of chapter 4', () => {
  const a = [0.2, -0.1];
  const b = [0.3, -0.4, 0.1];
  const w = [
    [0.5, -0.2, 0.3],
    [0.1, 0.4, -0.6],
  ];
  const variance = 0.7;
  const energy = (v: number[], h: number[]) =>
    v.reduce((sum, vi, i) => sum + (vi - a[i]) ** 2 / (2 * variance), 0) -
    h.reduce((sum, hj, j) => sum + b[j] * hj, 0) -
    v.reduce((sum, vi, i) => sum + h.reduce((s, hj, j) => s + (vi * w[i][j] * hj) / variance, 0), 0);

  it('has the stated sum: over bits in closed form, over a grid of visible values', () => {
    let closed = 0;
    for (const h of visibles(3)) {
      const centre = a.map((ai, i) => ai + h.reduce((sum, hj, j) => sum + w[i][j] * hj, 0));
      const exponent =
        h.reduce((sum, hj, j) => sum + b[j] * hj, 0) +
        centre.reduce((sum, c, i) => sum + (c * c - a[i] * a[i]) / (2 * variance), 0);
      closed += 2 * Math.PI * variance * exp(exponent);
      // Given h the energy is a square about the centre, up to a constant.
      const least = energy(centre, h);
      expect(energy([centre[0] + 0.3, centre[1] - 0.5], h) - least).toBeCloseTo(0.34 / (2 * variance), 12);
    }
    says('this is $Z = 55.8633$', '55.8633', closed);
    let grid = 0;
    const step = 0.1;
    for (let x = -8; x <= 8; x += step)
      for (let y = -8; y <= 8; y += step)
        for (const h of visibles(3)) grid += exp(-energy([x, y], h)) * step * step;
    expect(grid).toBeCloseTo(closed, 8);
  });

  it('with one unit has two equal bumps, and with another bias one three times the other', () => {
    const E1 = (v: number, h: number, bias: number) => 0.5 * v * v - bias * h - 3 * v * h;
    for (const v of [-1, 0, 1.3, 4]) expect(E1(v, 1, -4.5)).toBeCloseTo(0.5 * (v - 3) ** 2, 12);
    says('= -3.401$', '-3.401', log(3) - 4.5);
    expect(exp(log(3) - 4.5 + 4.5)).toBeCloseTo(3, 12);
  });
});
