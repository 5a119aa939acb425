/** Programs on a tape that the lecture takes apart: a neuron, one hidden layer, trial wave functions. */
import { apply, createTape, input, type Operation, type Tape } from './autodiff';

/** A tape whose lines have names. */
export interface Program {
  tape: Tape;
  /** Names of the lines, plain identifiers. */
  names: string[];
  /** The line that is differentiated. */
  output: number;
  /** Lines of the inputs whose derivatives are asked for, in order; other inputs are data. */
  variables: number[];
  /** The line whose second derivative is asked for, −1 where none is. */
  coordinate: number;
}

/** What a neuron does with its weighted sum. */
export type Bend = Extract<Operation, 'identity' | 'sigmoid' | 'tanh' | 'relu'>;

/** Writes named lines. */
class Writer {
  readonly names: string[] = [];
  readonly tape: Tape;
  readonly variables: number[] = [];

  constructor(capacity: number) {
    this.tape = createTape(capacity);
  }

  /** Data. */
  given(name: string, value: number): number {
    this.names.push(name);
    return input(this.tape, value);
  }

  /** A number that the output is differentiated by. */
  free(name: string, value: number): number {
    const line = this.given(name, value);
    this.variables.push(line);
    return line;
  }

  line(name: string, operation: Exclude<Operation, 'input'>, x: number, y?: number): number {
    this.names.push(name);
    return apply(this.tape, operation, x, y);
  }

  end(output: number, coordinate = -1): Program {
    const { tape, names, variables } = this;
    return { tape, names, output, variables, coordinate };
  }
}

/** u = w x, z = u + b, a = σ(z), e = a − y, C = ½e². */
export function neuronProgram(
  bend: Bend,
  { x, y, w, b }: { x: number; y: number; w: number; b: number },
): Program {
  const write = new Writer(9);
  const lineX = write.given('x', x);
  const lineY = write.given('y', y);
  const lineW = write.free('w', w);
  const lineB = write.free('b', b);
  const u = write.line('u', 'multiply', lineW, lineX);
  const z = write.line('z', 'add', u, lineB);
  const a = write.line('a', bend, z);
  const e = write.line('e', 'subtract', a, lineY);
  return write.end(write.line('C', 'halfSquare', e));
}

/** Weights of a network with one input, one hidden layer and one linear output; equally many w, b and v. */
export interface LayerWeights {
  w: ArrayLike<number>;
  b: ArrayLike<number>;
  v: ArrayLike<number>;
  c: number;
}

/** z_j = w_j x + b_j, a_j = σ(z_j), f = Σ_j v_j a_j + c, C = ½(f − y)². */
export function layerProgram(bend: Bend, x: number, y: number, { w, b, v, c }: LayerWeights): Program {
  const hidden = w.length;
  const write = new Writer(8 * hidden + 5);
  const lineX = write.given('x', x);
  const lineY = write.given('y', y);
  const inputs = Array.from({ length: hidden }, (_, j) => [
    write.free(`w${j + 1}`, w[j]),
    write.free(`b${j + 1}`, b[j]),
    write.free(`v${j + 1}`, v[j]),
  ]);
  const lineC = write.free('c', c);
  let sum = -1;
  inputs.forEach(([lineW, lineB, lineV], j) => {
    const u = write.line(`u${j + 1}`, 'multiply', lineW, lineX);
    const z = write.line(`z${j + 1}`, 'add', u, lineB);
    const a = write.line(`a${j + 1}`, bend, z);
    const p = write.line(`p${j + 1}`, 'multiply', lineV, a);
    sum = j === 0 ? p : write.line(`s${j + 1}`, 'add', sum, p);
  });
  const f = write.line('f', 'add', sum, lineC);
  const e = write.line('e', 'subtract', f, lineY);
  return write.end(write.line('C', 'halfSquare', e));
}

/** Trial functions of one variational parameter, see `trialWaves.ts`. */
export type WaveName = 'oscillator' | 'hydrogen' | 'gaussian';

/** ψ(x) = e^(−αx²), u(r) = r e^(−αr), or u(r) = r e^(−αr²), written line by line. */
export function waveProgram(kind: WaveName, coordinate: number, alpha: number): Program {
  const write = new Writer(8);
  const lineA = write.free('alpha', alpha);
  const lineX = write.free(kind === 'oscillator' ? 'x' : 'r', coordinate);
  const power = kind === 'hydrogen' ? lineX : write.line('q', 'square', lineX);
  const m = write.line('m', 'multiply', lineA, power);
  const n = write.line('n', 'negate', m);
  if (kind === 'oscillator') return write.end(write.line('psi', 'exp', n), lineX);
  const g = write.line('g', 'exp', n);
  return write.end(write.line('psi', 'multiply', lineX, g), lineX);
}
