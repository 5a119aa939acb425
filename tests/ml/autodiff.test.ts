import { describe, expect, it } from 'vitest';
import {
  apply,
  createTape,
  evaluate,
  input,
  OPERATIONS,
  type Operation,
  operandCount,
} from '@/lib/ml/autodiff';
import { codeOf, costOf, countOperations } from '@/lib/ml/autodiffListing';
import {
  type Bend,
  layerProgram,
  neuronProgram,
  type Program,
  type WaveName,
  waveProgram,
} from '@/lib/ml/autodiffPrograms';
import { differentiate, differentiateTwice } from '@/lib/ml/autodiffReverse';
import { derivativesAlong } from '@/lib/ml/autodiffTaylor';
import {
  differenceQuotient,
  type QuotientName,
  quotientErrors,
  roundingError,
  truncationError,
} from '@/lib/ml/finiteDifferences';
import { localEnergyOf, waveValues } from '@/lib/ml/trialWaves';
import { createRng, normal, uniform } from '@/lib/rng';

const relative = (value: number, exact: number) => Math.abs(value - exact) / Math.max(1, Math.abs(exact));

/** f, f′ … f⁗ at x by hand. */
type Jet = (x: number) => [number, number, number, number, number];

const unary: Record<string, Jet> = {
  negate: (x) => [-x, -1, 0, 0, 0],
  identity: (x) => [x, 1, 0, 0, 0],
  relu: (x) => (x > 0 ? [x, 1, 0, 0, 0] : [0, 0, 0, 0, 0]),
  square: (x) => [x * x, 2 * x, 2, 0, 0],
  halfSquare: (x) => [x ** 2 / 2, x, 1, 0, 0],
  exp: (x) => [Math.exp(x), Math.exp(x), Math.exp(x), Math.exp(x), Math.exp(x)],
  log: (x) => [Math.log(x), 1 / x, -1 / x ** 2, 2 / x ** 3, -6 / x ** 4],
  sqrt: (x) => [x ** 0.5, 0.5 * x ** -0.5, -0.25 * x ** -1.5, 0.375 * x ** -2.5, -0.9375 * x ** -3.5],
  sin: (x) => [Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x), Math.sin(x)],
  cos: (x) => [Math.cos(x), -Math.sin(x), -Math.cos(x), Math.sin(x), Math.cos(x)],
  tanh: (x) => {
    const t = Math.tanh(x);
    const s = 1 - t * t;
    return [t, s, -2 * t * s, s * (6 * t * t - 2), s * t * (16 - 24 * t * t)];
  },
  sigmoid: (x) => {
    const v = 1 / (1 + Math.exp(-x));
    const s = v * (1 - v);
    return [v, s, s * (1 - 2 * v), s * (1 - 6 * s), s * (1 - 2 * v) * (1 - 12 * s)];
  },
};

const unaryNames = OPERATIONS.filter((name) => name in unary) as Exclude<Operation, 'input'>[];

describe('each operation', () => {
  it('is tested', () => {
    expect(unaryNames.length).toBe(OPERATIONS.filter((_, code) => operandCount(code) === 1).length);
  });

  it.each(unaryNames)('%s: value and four derivatives from its formulas, by all ways', (name) => {
    for (const x of [0.3, 1.1, 2.4, ...(name === 'log' || name === 'sqrt' ? [] : [-0.7, -3])]) {
      const tape = createTape(2);
      const at = input(tape, x);
      const f = apply(tape, name, at);
      const exact = unary[name](x);
      derivativesAlong(tape, f, at, 4).forEach((d, k) => {
        expect(relative(d, exact[k]), `derivative ${k} at ${x}`).toBeLessThan(1e-12);
      });
      expect(relative(differentiate(tape, f), exact[0])).toBeLessThan(1e-14);
      expect(relative(tape.adjoint[at], exact[1])).toBeLessThan(1e-13);
      expect(relative(differentiateTwice(tape, f, [[at, 1]]), exact[1])).toBeLessThan(1e-13);
      expect(relative(tape.adjointTangent[at], exact[2])).toBeLessThan(1e-12);
    }
  });

  it.each(['add', 'subtract', 'multiply', 'divide'] as const)('%s: gradient and Hessian', (name) => {
    const [x, y] = [1.7, -0.6];
    const table = {
      add: [x + y, 1, 1, 0, 0, 0],
      subtract: [x - y, 1, -1, 0, 0, 0],
      multiply: [x * y, y, x, 0, 1, 0],
      divide: [x / y, 1 / y, -x / y ** 2, 0, -1 / y ** 2, (2 * x) / y ** 3],
    };
    const [f, fx, fy, fxx, fxy, fyy] = table[name];
    const tape = createTape(3);
    const [i, j] = [input(tape, x), input(tape, y)];
    const line = apply(tape, name, i, j);
    const [p, q] = [0.4, -1.3];
    const along = differentiateTwice(tape, line, [
      [i, p],
      [j, q],
    ]);
    expect(tape.value[line]).toBe(f);
    expect(relative(along, p * fx + q * fy)).toBeLessThan(1e-14);
    expect(relative(tape.adjoint[i], fx)).toBeLessThan(1e-15);
    expect(relative(tape.adjoint[j], fy)).toBeLessThan(1e-15);
    expect(relative(tape.adjointTangent[i], p * fxx + q * fxy)).toBeLessThan(1e-14);
    expect(relative(tape.adjointTangent[j], p * fxy + q * fyy)).toBeLessThan(1e-14);
    expect(relative(derivativesAlong(tape, line, i, 2)[1], fx)).toBeLessThan(1e-15);
    expect(relative(derivativesAlong(tape, line, j, 2)[2], fyy)).toBeLessThan(1e-14);
  });

  it('a line used twice collects both derivatives, and x·x is x²', () => {
    const tape = createTape(3);
    const x = input(tape, 3);
    const square = apply(tape, 'multiply', x, x);
    const cube = apply(tape, 'multiply', square, x);
    differentiate(tape, cube);
    expect(tape.adjoint[x]).toBe(27);
    differentiateTwice(tape, cube, [[x, 1]]);
    expect(tape.adjointTangent[x]).toBe(18);
    expect(Array.from(derivativesAlong(tape, cube, x, 4))).toEqual([27, 27, 18, 6, 0]);
  });

  it('inputs may change: the tape is a program', () => {
    const tape = createTape(3);
    const [x, y] = [input(tape, 2), input(tape, 5)];
    const line = apply(tape, 'divide', x, y);
    tape.value[x] = 9;
    tape.value[y] = 4;
    evaluate(tape);
    expect(tape.value[line]).toBe(2.25);
  });

  it('refuses what cannot be a tape', () => {
    expect(() => createTape(0)).toThrow(RangeError);
    const tape = createTape(2);
    const x = input(tape, 1);
    expect(() => apply(tape, 'exp', 1)).toThrow(/line 1/);
    expect(() => apply(tape, 'add', x)).toThrow(RangeError);
    apply(tape, 'exp', x);
    expect(() => apply(tape, 'exp', x)).toThrow(/full/);
    expect(() => derivativesAlong(tape, 1, x, 0)).toThrow(RangeError);
  });
});

const bends: Bend[] = ['identity', 'sigmoid', 'tanh', 'relu'];

function randomLayer(hidden: number, bend: Bend, seed: number): Program {
  const rng = createRng(seed);
  const draw = () => Array.from({ length: hidden }, () => normal(rng));
  return layerProgram(bend, normal(rng), normal(rng), { w: draw(), b: draw(), v: draw(), c: normal(rng) });
}

/** The output after one input is set. */
function outputAt({ tape, output }: Program, line: number): (value: number) => number {
  return (value) => {
    const before = tape.value[line];
    tape.value[line] = value;
    evaluate(tape);
    const result = tape.value[output];
    tape.value[line] = before;
    return result;
  };
}

describe('programs', () => {
  it('the neuron has the closed form (a − y) σ′ x and (a − y) σ′', () => {
    const [x, y, w, b] = [2, 5, 0.5, -1];
    const { tape, output, variables } = neuronProgram('sigmoid', { x, y, w, b });
    expect(differentiate(tape, output)).toBe(10.125);
    expect(Array.from(variables, (line) => tape.adjoint[line])).toEqual([-2.25, -1.125]);
    const talk = { x: 4, y: 9, w: 1.76405235, b: 0.40015721 };
    const linear = neuronProgram('identity', talk);
    differentiate(linear.tape, linear.output);
    const delta = talk.w * 4 + talk.b - 9;
    expect(linear.tape.adjoint[linear.variables[0]]).toBeCloseTo(4 * delta, 14);
    expect(linear.tape.adjoint[linear.variables[1]]).toBeCloseTo(delta, 14);
  });

  it.each(bends)('a hidden layer of %s against central differences, forward and back', (bend) => {
    for (const seed of [1, 2, 3]) {
      const program = randomLayer(5, bend, seed);
      const { tape, output, variables } = program;
      differentiate(tape, output);
      const gradient = tape.adjoint.slice();
      for (const line of variables) {
        const x = tape.value[line];
        const slope = differenceQuotient('central', outputAt(program, line), x, 1e-5);
        evaluate(tape);
        expect(relative(gradient[line], slope), `${program.names[line]}`).toBeLessThan(1e-8);
        expect(relative(derivativesAlong(tape, output, line, 1)[1], gradient[line])).toBeLessThan(1e-13);
      }
    }
  });

  it('Hessian times vector, against differences of the gradient and against the forward way', () => {
    const program = randomLayer(4, 'tanh', 9);
    const { tape, output, variables } = program;
    const rng = createRng(4);
    const direction = variables.map((line) => [line, uniform(rng) - 0.5] as const);
    differentiateTwice(tape, output, direction);
    const product = tape.adjointTangent.slice();
    const start = tape.value.slice();
    const gradientAt = (t: number) => {
      for (const [line, d] of direction) tape.value[line] = start[line] + t * d;
      differentiate(tape, output);
      return tape.adjoint.slice();
    };
    const [up, down] = [gradientAt(1e-5), gradientAt(-1e-5)];
    for (const line of variables) {
      expect(relative(product[line], (up[line] - down[line]) / 2e-5)).toBeLessThan(1e-8);
    }
    gradientAt(0);
    for (const line of variables) {
      differentiateTwice(tape, output, [[line, 1]]);
      const second = derivativesAlong(tape, output, line, 2)[2];
      expect(relative(tape.adjointTangent[line], second)).toBeLessThan(1e-12);
    }
  });
});

describe('wave functions', () => {
  const kinds: WaveName[] = ['oscillator', 'hydrogen', 'gaussian'];

  it.each(kinds)('%s: ψ, ψ′, ψ″, ∂ψ/∂α and the local energy equal the closed forms, both ways', (kind) => {
    const rng = createRng(12);
    for (let k = 0; k < 50; k++) {
      const x = kind === 'oscillator' ? 3 * (uniform(rng) - 0.5) : 0.1 + 3 * uniform(rng);
      const alpha = 0.2 + uniform(rng);
      const exact = waveValues(kind, x, alpha);
      const { tape, output, coordinate, variables } = waveProgram(kind, x, alpha);
      const [psi, slope, curvature] = derivativesAlong(tape, output, coordinate, 2);
      expect(relative(psi, exact.psi)).toBeLessThan(1e-15);
      expect(relative(slope, exact.slope)).toBeLessThan(1e-14);
      expect(relative(curvature, exact.curvature)).toBeLessThan(1e-13);
      expect(relative(localEnergyOf(kind, x, psi, curvature), exact.localEnergy)).toBeLessThan(1e-12);
      differentiateTwice(tape, output, [[coordinate, 1]]);
      expect(relative(tape.adjointTangent[coordinate], exact.curvature)).toBeLessThan(1e-13);
      expect(relative(tape.adjoint[variables[0]], exact.alphaSlope)).toBeLessThan(1e-14);
    }
  });

  it('in the exact states the local energy is the same everywhere', () => {
    for (const x of [0.2, 0.9, 2.5]) {
      for (const [kind, alpha, energy] of [
        ['oscillator', 0.5, 0.5],
        ['hydrogen', 1, -0.5],
      ] as const) {
        const { tape, output, coordinate } = waveProgram(kind, x, alpha);
        const [psi, , curvature] = derivativesAlong(tape, output, coordinate, 2);
        expect(localEnergyOf(kind, x, psi, curvature)).toBeCloseTo(energy, 12);
      }
    }
  });
});

describe('cost', () => {
  const sizes = [1, 2, 4, 8, 16, 32, 64, 128];

  it.each(bends)(
    '%s: back costs at most five evaluations at any number of weights, forward grows',
    (bend) => {
      const ratios = sizes.map((hidden) => {
        const program = randomLayer(hidden, bend, 1);
        const { value, reverse, forward } = costOf(program);
        return { weights: program.variables.length, back: reverse / value, ahead: forward / value };
      });
      for (const { weights, back, ahead } of ratios) {
        expect(back).toBeGreaterThan(1);
        expect(back).toBeLessThanOrEqual(5);
        expect(ahead).toBeGreaterThan(weights);
      }
      const [small, large] = [ratios[3], ratios[7]];
      expect(large.weights / small.weights).toBeGreaterThan(15);
      expect(large.back / small.back).toBeCloseTo(1, 1);
      expect(large.ahead / small.ahead).toBeGreaterThan(14);
    },
  );

  it('counts what stands in the lines', () => {
    expect(countOperations('u = w * x')).toBe(1);
    expect(countOperations('C = 0.5 * e * e')).toBe(2);
    expect(countOperations('a = sigmoid(z)')).toBe(1);
    expect(countOperations('dC.z += dC.a * a * (1 - a)')).toBe(4);
    expect(countOperations('d.u = x * d.w + w * d.x')).toBe(3);
    // u 1, z 1, a 1, e 1, C 2; back: C 2, e 2, a 4, z 2, u 4; forward: C 1, e 1, a 3, z 1, u 3 for each of 2.
    const program = neuronProgram('sigmoid', { x: 1, y: 1, w: 1, b: 1 });
    expect(costOf(program)).toEqual({ value: 6, reverse: 20, forward: 24 });
  });
});

/** Runs lines of code as they stand. */
function run(program: Program, codes: string[], start: Record<string, Record<string, number>>) {
  const { names, tape } = program;
  const numbers = Object.fromEntries(names.map((name, line) => [name, tape.value[line]]));
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const step = (x: number) => (x > 0 ? 1 : 0);
  const { exp, log, sqrt, sin, cos, tanh, max } = Math;
  const known = { exp, log, sqrt, sin, cos, tanh, max, sigmoid, step, ...numbers, ...start };
  const outputs = [...names, ...Object.keys(start)];
  const body = `let {${Object.keys(known).join(', ')}} = known; ${codes.join('; ')}; return {${outputs.join(', ')}};`;
  return new Function('known', body)(known) as Record<string, number> &
    Record<string, Record<string, number>>;
}

describe('the listing is the tape', () => {
  const programs: [string, Program][] = [
    ...bends.map((bend): [string, Program] => [`layer of ${bend}`, randomLayer(3, bend, 5)]),
    ['neuron', neuronProgram('sigmoid', { x: 2, y: 5, w: 0.5, b: -1 })],
    ...(['oscillator', 'hydrogen', 'gaussian'] as const).map((kind): [string, Program] => [
      kind,
      waveProgram(kind, 0.8, 0.6),
    ]),
    ['everything', everyOperation()],
  ];

  /** log(x² / √(x + 3)) − sin x cos x, through every operation the others leave out. */
  function everyOperation(): Program {
    const tape = createTape(11);
    const x = input(tape, 1.3);
    const three = input(tape, 3);
    const q = apply(tape, 'square', x);
    const s = apply(tape, 'add', x, three);
    const r = apply(tape, 'sqrt', s);
    const d = apply(tape, 'divide', q, r);
    const l = apply(tape, 'log', d);
    const sine = apply(tape, 'sin', x);
    const cosine = apply(tape, 'cos', x);
    const p = apply(tape, 'multiply', sine, cosine);
    const output = apply(tape, 'subtract', l, p);
    const names = ['x', 'three', 'q', 's', 'r', 'd1', 'l', 'si', 'co', 'p', 'f'];
    return { tape, names, output, variables: [x], coordinate: x };
  }

  it.each(programs)('%s: its lines, run as they stand, give the tape’s numbers', (_, program) => {
    const { tape, names, output, variables } = program;
    const lines = names.map((_, line) => line).filter((line) => tape.first[line] >= 0);
    const zeros = () => Object.fromEntries(names.map((name) => [name, 0]));
    const codes = lines.map((line) => codeOf(program, line));
    const dName = `d${names[output]}`;
    const back = [...codes].reverse().flatMap((code) => code.back);
    const result = run(program, [...codes.map((c) => c.value), ...back], {
      [dName]: { ...zeros(), [names[output]]: 1 },
    });
    differentiate(tape, output);
    names.forEach((name, line) => {
      expect(relative(result[name] as unknown as number, tape.value[line]), name).toBeLessThan(1e-13);
      expect(relative(result[dName][name], tape.adjoint[line]), `d${name}`).toBeLessThan(1e-12);
    });
    for (const variable of variables) {
      const ahead = run(
        program,
        codes.flatMap((c) => [c.value, c.tangent, c.second]),
        {
          d: { ...zeros(), [names[variable]]: 1 },
          dd: zeros(),
        },
      );
      const [, first, second] = derivativesAlong(tape, output, variable, 2);
      expect(relative(ahead.d[names[output]], first)).toBeLessThan(1e-12);
      expect(relative(ahead.dd[names[output]], second)).toBeLessThan(1e-12);
    }
  });

  it('an input has no code', () => {
    expect(() => codeOf(programs[0][1], 0)).toThrow(RangeError);
  });
});

describe('finite differences', () => {
  const f = (x: number) => Math.exp(0.7 * x);
  const derivatives = (x: number) => [1, 0.7, 0.49, 0.343, 0.2401].map((c) => c * f(x));
  const x = 0.9;

  it.each([
    ['forward', 1, 0.1],
    ['central', 2, 0.1],
    ['second', 2, 0.1],
  ] as const)('%s: the error is what the Taylor series says while h is not small', (name, power, h) => {
    const exact = derivatives(x)[name === 'second' ? 2 : 1];
    const error = (step: number) => Math.abs(differenceQuotient(name, f, x, step) - exact);
    expect(error(h) / truncationError(name, derivatives(x), h)).toBeCloseTo(1, 1);
    expect(Math.log2(error(h) / error(h / 2))).toBeCloseTo(power, 1);
  });

  it.each(['forward', 'central', 'second'] as const)(
    '%s: rounding takes over below',
    (name: QuotientName) => {
      const exact = derivatives(x)[name === 'second' ? 2 : 1];
      const { h, error } = quotientErrors(name, f, x, exact, 48);
      const best = error.indexOf(Math.min(...error.filter((v) => v > 0)));
      expect(best).toBeGreaterThan(5);
      expect(best).toBeLessThan(40);
      // Below the best step the error is of the size of the rounding, and never ten times as large.
      const below = Array.from(error.keys()).filter((k) => h[k] < h[best] / 4);
      const ratio = below.map((k) => error[k] / roundingError(name, f(x), h[k]));
      expect(Math.max(...ratio)).toBeLessThan(10);
      expect(Math.max(...ratio)).toBeGreaterThan(0.1);
      expect(error[0]).toBeGreaterThan(1000 * error[best]);
      expect(error[below.at(-1)!]).toBeGreaterThan(1000 * error[best]);
    },
  );
});
