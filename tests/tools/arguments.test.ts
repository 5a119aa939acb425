import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ParamSpec } from '@/lib/params';
import { ArgumentError, readArguments, readParams, unknown } from './arguments';

const specs: Record<string, ParamSpec> = {
  alpha: { kind: 'number', label: 'α', default: 1, min: 0.1, max: 2, step: 0.1, restarts: true },
  particles: { kind: 'integer', label: 'N', default: 1, min: 1, max: 10, restarts: true },
  engine: {
    kind: 'choice',
    label: 'engine',
    default: 'float64',
    options: ['float64', 'tensorflow'],
    optionLabels: {},
    restarts: true,
  },
  data: {
    kind: 'data',
    label: 'data',
    default: new Float64Array([1, 2]),
    quantum: 0,
    minLength: 2,
    maxLength: 4,
    restarts: true,
    parse(text) {
      const numbers = Float64Array.from(text.split(','), Number);
      if (numbers.some(Number.isNaN)) throw new RangeError('line 1: "x" is not a number');
      return numbers;
    },
  },
};

function read(...words: string[]) {
  return readParams(specs, {}, readArguments(words).params);
}

describe('arguments of npm run sim', () => {
  test('both ways to write a value, negative numbers, and the words of its own', () => {
    const request = readArguments([
      'demo',
      '--alpha',
      '-3',
      '--b=4',
      '--json',
      '--seed',
      '7',
      '--steps',
      '20',
    ]);
    expect(request).toMatchObject({ id: 'demo', json: true, list: false, seed: 7, steps: 20 });
    expect([...request.params]).toEqual([
      ['alpha', '-3'],
      ['b', '4'],
    ]);
  });

  test('values are read by their specs: defaults, then the preset, then the command line', () => {
    const { params } = readArguments(['--alpha', '0.8']);
    expect(readParams(specs, { alpha: 0.5, particles: 3 }, params)).toEqual({
      alpha: 0.8,
      particles: 3,
      engine: 'float64',
      data: new Float64Array([1, 2]),
    });
  });

  test.each([
    [['--alpha', 'x'], '--alpha x: expected a number'],
    [['--alpha', 'Infinity'], '--alpha Infinity: expected a number'],
    [['--alpha', ''], '--alpha : expected a number'],
    [['--alpha', '3'], '--alpha 3: expected a number from 0.1 to 2'],
    [['--particles', '1.5'], '--particles 1.5: expected an integer'],
    [['--engine', 'gpu'], '--engine gpu: expected one of float64, tensorflow'],
    [['--alpha'], '--alpha: expected a value after it'],
    [['--alpha', '1', '--alpha', '1'], '--alpha is given twice'],
    [['--alhpa', '1'], 'unknown parameter "--alhpa" (did you mean --alpha?)'],
    [['--data', '/nowhere.csv'], '--data /nowhere.csv: there is no such file'],
    [['demo', 'more'], 'unexpected "more"'],
    [['--seed', '-1'], '--seed -1: expected a whole number'],
    [['--steps', '2.5'], '--steps 2.5: expected a whole number'],
  ])('%j is refused with one line', (words, message) => {
    let error: unknown;
    try {
      read(...words);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('\n');
  });

  test('a data parameter reads a file, junk and wrong lengths give one line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sim-'));
    const file = join(folder, 'data.csv');
    try {
      writeFileSync(file, '1,2,3');
      expect(read('--data', file).data).toEqual(new Float64Array([1, 2, 3]));
      writeFileSync(file, '1,x');
      expect(() => read('--data', file)).toThrow(`--data ${file}: line 1: "x" is not a number`);
      writeFileSync(file, '1');
      expect(() => read('--data', file)).toThrow(`--data ${file}: 1 numbers: expected 2 … 4`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a near name is suggested, a far one is not', () => {
    const ids = ['ols-fit', 'vmc-oscillator'];
    expect(unknown('demo', 'vmc-oscilator', ids)).toContain('did you mean vmc-oscillator?');
    expect(unknown('demo', 'ising', ids)).not.toContain('did you mean');
  });
});
