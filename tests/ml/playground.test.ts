import { describe, expect, it } from 'vitest';
import { createWorkspace, type Network, outputsOf } from '@/lib/ml/ffnn';
import { firstWeights } from '@/lib/ml/ffnnTraining';
import { checkLayers, readLayers, writeLayers } from '@/lib/ml/hiddenLayers';
import { planarInputs } from '@/lib/ml/inputFeatures';
import { MOST_SAMPLES, prepareLesson } from '@/lib/ml/lesson';
import { FIELD_SIDE, fieldPlaces, pictureNetwork, signed, unitField } from '@/lib/ml/networkPictures';
import { scoreNetwork } from '@/lib/ml/networkScore';
import { parseOwnTable, unpackTable } from '@/lib/ml/ownTable';
import { indexOf, linkAt, pointsOf, sliceInputs } from '@/lib/ml/playgroundFrame';
import { makeProblem, type Problem, surfaceAt } from '@/lib/ml/problem';
import { createRng, normal } from '@/lib/rng';

describe('hidden layers in words', () => {
  it('are widths with dashes, and 0 for none', () => {
    for (const widths of [[], [1], [8, 8], [32, 1, 2, 3, 4, 5]]) {
      expect(Array.from(readLayers(writeLayers(widths)))).toEqual(widths);
    }
    expect(Array.from(readLayers(' 4, 2 '))).toEqual([4, 2]);
    expect(Array.from(readLayers('8×8'))).toEqual([8, 8]);
    expect(Array.from(readLayers(''))).toEqual([]);
  });

  it.each([
    ['99', 'width 99'],
    ['8-0', 'width 0'],
    ['8-x-y', 'width NaN'],
    ['2.5', 'width 2.5'],
    ['1-1-1-1-1-1-1', '7 hidden layers'],
  ])('%s is refused', (typed, message) => {
    expect(() => readLayers(typed)).toThrow(message);
    expect(() => checkLayers([Number.NaN])).toThrow(RangeError);
  });
});

describe('problems of the plane', () => {
  it('other noise moves the same points along the same directions', () => {
    const at = (noise: number) => makeProblem('circle', 50, noise, createRng(3)).features;
    const [none, some, more] = [at(0), at(0.01), at(0.02)];
    none.forEach((v, i) => {
      expect(more[i] - v).toBeCloseTo(2 * (some[i] - v), 12);
    });
    expect(some).not.toEqual(none);
  });

  it('numbers are heights of the surface, and their noise has the deviation that was asked for', () => {
    const n = 2000;
    const calm = makeProblem('hills', n, 0, createRng(5));
    for (let i = 0; i < n; i++) {
      const [x, y] = calm.features.subarray(2 * i, 2 * i + 2);
      expect(calm.targets[i]).toBe(surfaceAt('hills', x, y));
    }
    const { features, targets } = makeProblem('plane', n, 0.3, createRng(5));
    let square = 0;
    for (let i = 0; i < n; i++) square += (targets[i] - (features[2 * i] + features[2 * i + 1]) / 2) ** 2 / n;
    expect(Math.abs(square / 0.09 - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(surfaceAt('hills', 0, 0.45)).toBeLessThan(-0.9);
    expect(surfaceAt('hills', 0, -0.45)).toBeGreaterThan(0.9);
  });

  it('seven functions of a place, chosen by bits', () => {
    const places = Float64Array.of(0.5, -0.25);
    expect(Array.from(planarInputs(places, 127))).toEqual([
      1,
      -0.5,
      0.75,
      0.1875,
      -0.375,
      expect.closeTo(Math.sin(2.5), 13),
      expect.closeTo(Math.sin(-1.25), 13),
    ]);
    expect(Array.from(planarInputs(places, 0b10010))).toEqual([-0.5, -0.375]);
  });
});

describe('a lesson', () => {
  const table = (n: number, classes: number): Problem => {
    const rng = createRng(8);
    return {
      n,
      p: 3,
      features: Float64Array.from({ length: 3 * n }, (_, i) => 100 * (i % 3) + 10 * normal(rng)),
      targets: Float64Array.from({ length: n }, (_, i) => (classes > 0 ? i % classes : 50 + 5 * normal(rng))),
      classes,
      planar: false,
    };
  };

  it('keeps each row once, a share to learn from, and scales by the rows learnt from only', () => {
    const lesson = prepareLesson(table(200, 3), 0.7, 3, createRng(1));
    expect([lesson.training.length, lesson.test.length]).toEqual([140, 60]);
    expect(new Set([...lesson.training, ...lesson.test]).size).toBe(200);
    for (let k = 0; k < 3; k++) {
      const column = Array.from(lesson.training, (row) => lesson.inputs[3 * row + k]);
      const mean = column.reduce((sum, v) => sum + v, 0) / 140;
      const variance = column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 140;
      expect(mean).toBeCloseTo(0, 12);
      expect(variance).toBeCloseTo(1, 12);
    }
    // All rows together are not exactly standardised: the test rows were not looked at.
    const all = lesson.inputs.filter((_, i) => i % 3 === 0).reduce((sum, v) => sum + v, 0);
    expect(Math.abs(all)).toBeGreaterThan(1e-3);
    const { x, y } = pointsOf(lesson, [2, 0]);
    expect([x[5], y[5]]).toEqual([lesson.inputs[3 * 5 + 2], lesson.inputs[3 * 5]]);
    for (let i = 0; i < 200; i++) {
      const row = Array.from(lesson.targets.subarray(3 * i, 3 * i + 3));
      expect(row).toEqual([0, 1, 2].map((k) => (k === lesson.labels[i] ? 1 : 0)));
    }
  });

  it('numbers of a table are standardised; two classes are one number', () => {
    const lesson = prepareLesson(table(100, 0), 0.5, 3, createRng(1));
    expect(lesson.center).toBeGreaterThan(40);
    expect(lesson.targets[3] * lesson.spread + lesson.center).toBeGreaterThan(20);
    expect(prepareLesson(table(100, 2), 0.5, 3, createRng(1)).targetWidth).toBe(1);
  });

  it('draws at most 2,000 rows of a large table', () => {
    const lesson = prepareLesson(table(10_000, 2), 0.5, 3, createRng(1));
    expect(lesson.training.length + lesson.test.length).toBe(MOST_SAMPLES);
  });
});

describe('a table of the reader’s', () => {
  const rows = (line: (i: number) => string, n = 12) =>
    Array.from({ length: n }, (_, i) => line(i)).join('\n');

  it('words are classes, in the order they appear; few whole numbers too, in their order', () => {
    const words = unpackTable(
      parseOwnTable(`a,b,kind\n${rows((i) => `${i},${-i},"${i % 2 ? 'cat' : 'dog, big'}"`)}`),
    );
    expect([words.n, words.p, words.classes]).toEqual([12, 2, 2]);
    expect(Array.from(words.targets.slice(0, 3))).toEqual([0, 1, 0]);
    expect(Array.from(words.features.slice(2, 4))).toEqual([1, -1]);
    const numbers = unpackTable(parseOwnTable(rows((i) => `${i}.5,${i % 2 ? 3 : 7}`)));
    expect(Array.from(numbers.targets.slice(0, 2))).toEqual([1, 0]);
  });

  it('other numbers are numbers; a column called class may stand anywhere; decimal commas', () => {
    const numbers = unpackTable(parseOwnTable(rows((i) => `${i};${i},25`)));
    expect(numbers.classes).toBe(0);
    expect(numbers.targets[2]).toBe(2.25);
    const named = unpackTable(parseOwnTable(`class,u\n${rows((i) => `${i % 3 ? 'x' : 'y'},${i}`)}`));
    expect([named.p, named.classes, named.features[5]]).toEqual([1, 2, 5]);
  });

  it('rows with a missing value are left out', () => {
    expect(unpackTable(parseOwnTable(rows((i) => (i === 4 ? '1,,0' : `${i},2,${i % 2}`), 14))).n).toBe(13);
  });

  it.each([
    ['1,2\n3', 'line 2'],
    [rows((i) => `${i},${i === 3 ? 'oops' : i + 0.5}`), 'line 4'],
    [rows((i) => `${i === 5 ? 'oops' : i},${i % 2}`), 'line 6, column 1: "oops"'],
    [rows((i) => `${i},name${i}`), 'different words'],
    [rows((i) => `${i},same`), 'only one class'],
    [rows((i) => `${i},1.5`, 3), '3 complete rows'],
    ['', 'empty'],
    [rows((i) => `${i}`), '1 columns'],
  ])('%j is refused with a reason', (content, message) => {
    expect(() => parseOwnTable(content)).toThrow(RangeError);
    expect(() => parseOwnTable(content)).toThrow(message);
  });

  it('10,000 rows are read in a moment', () => {
    const rng = createRng(1);
    const large = rows((i) => `${normal(rng)},${normal(rng)},${normal(rng)},${i % 2}`, 10_000);
    expect(unpackTable(parseOwnTable(large)).n).toBe(10_000);
  });

  it('a packed table that does not fit itself is refused', () => {
    const packed = parseOwnTable(rows((i) => `${i},${i % 2}`));
    expect(() => unpackTable(packed.slice(0, -1))).toThrow('do not make');
    expect(() => unpackTable(packed.with(0, 0))).toThrow('0 features');
    expect(() => unpackTable(packed.with(1, 1))).toThrow('1 classes');
    expect(() => unpackTable(packed.with(3, 5))).toThrow('class 5 in row 1');
  });
});

describe('the score', () => {
  const linear: Network = { sizes: [1, 1], activation: 'tanh', output: 'identity', cost: 'crossEntropy' };
  const work = createWorkspace(linear, 4);

  it('counts right answers of two classes, true class by row; its errors are those of a mean', () => {
    const samples = {
      inputs: Float64Array.of(-2, -1, 1, 2, 3, -3),
      targets: Float64Array.of(0, 1, 1, 1, 0, 0),
    };
    const rows = Uint32Array.of(0, 1, 2, 3, 4, 5);
    const score = scoreNetwork(linear, Float64Array.of(1, 0), samples, rows, 2, 0, work);
    expect(Array.from(score.confusion)).toEqual([2, 1, 1, 2]);
    expect(score.accuracy).toBeCloseTo(4 / 6, 14);
    expect(score.accuracyError).toBeCloseTo(Math.sqrt(((4 / 6) * (2 / 6)) / 6), 14);
    const costs = [-2, -1, 1, 2, 3, -3].map((z, i) => Math.log(1 + Math.exp(z)) - samples.targets[i] * z);
    const mean = costs.reduce((a, b) => a + b, 0) / 6;
    const variance = costs.reduce((sum, c) => sum + (c - mean) ** 2, 0) / 5;
    expect(score.cost).toBeCloseTo(mean, 12);
    expect(score.costError).toBeCloseTo(Math.sqrt(variance / 6), 12);
  });

  it('takes the largest of several outputs', () => {
    const network: Network = { ...linear, sizes: [1, 3] };
    const theta = Float64Array.of(1, 0, -1, 0, 0.5, 0);
    const samples = {
      inputs: Float64Array.of(2, 0, -2),
      targets: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 1, 0),
    };
    const rows = Uint32Array.of(0, 1, 2);
    const score = scoreNetwork(network, theta, samples, rows, 3, 0, createWorkspace(network, 4));
    expect(Array.from(score.confusion)).toEqual([1, 0, 0, 0, 1, 1, 0, 0, 0]);
  });

  it('numbers are scored by R²', () => {
    const samples = { inputs: Float64Array.of(0, 1, 2, 3), targets: Float64Array.of(0.5, 0.5, 2.5, 2.5) };
    const score = scoreNetwork(
      { ...linear, cost: 'squared' },
      Float64Array.of(1, 0),
      samples,
      Uint32Array.of(0, 1, 2, 3),
      0,
      0,
      work,
    );
    expect(score.accuracy).toBeCloseTo(1 - 1 / 4, 14);
    expect(score.confusion.length).toBe(0);
    const flat = { ...samples, targets: new Float64Array(4).fill(2) };
    expect(
      scoreNetwork(
        { ...linear, cost: 'squared' },
        Float64Array.of(1, 0),
        flat,
        Uint32Array.of(0, 1),
        0,
        0,
        work,
      ).accuracy,
    ).toBe(0);
  });
});

describe('pictures', () => {
  const network: Network = {
    sizes: [2, 3, 2, 1],
    activation: 'tanh',
    output: 'identity',
    cost: 'crossEntropy',
  };
  const theta = firstWeights(network, createRng(6));
  const inputs = sliceInputs({ planar: true, features: 3, axes: [0, 1] }, 2);

  it('the large one is what the network says at each place, row 0 at the bottom', () => {
    const { field, units, unitSide } = pictureNetwork(network, theta, inputs, 'logOdds');
    const places = fieldPlaces();
    expect(Array.from(places.slice(0, 2))).toEqual([-1 + 1 / FIELD_SIDE, -1 + 1 / FIELD_SIDE]);
    const f = outputsOf(network, theta, inputs, createWorkspace(network, 64));
    field.forEach((v, i) => {
      expect(v).toBeCloseTo(Math.tanh(f[i] / 2), 6);
    });
    expect(units.length).toBe(8 * unitSide * unitSide);
    // The first input grows from left to right, the second from bottom to top.
    expect(units[0]).toBeLessThan(units[unitSide - 1]);
    expect(units[unitSide * unitSide]).toBeLessThan(units[2 * unitSide * unitSide - 1]);
  });

  it('a unit’s own is its activation over the plane, in units of the largest', () => {
    const field = unitField(network, theta, inputs, 1, 2);
    const values = Array.from({ length: FIELD_SIDE ** 2 }, (_, i) =>
      Math.tanh(theta[4] * inputs[2 * i] + theta[5] * inputs[2 * i + 1] + theta[8]),
    );
    const most = Math.max(...values.map(Math.abs));
    field.forEach((v, i) => {
      expect(v).toBeCloseTo(values[i] / most, 6);
    });
  });

  it('several classes: the likeliest, and how sure', () => {
    const three: Network = { ...network, sizes: [2, 3] };
    const { field, sureness } = pictureNetwork(
      three,
      Float64Array.of(9, 0, -9, 0, 0, 0, 0, 0, 0),
      inputs,
      'classes',
    );
    expect([field[0], field[FIELD_SIDE - 1]]).toEqual([1, 0]);
    expect(sureness[0]).toBeGreaterThan(0.99);
    expect(sureness[FIELD_SIDE / 2]).toBeLessThan(0.5);
  });

  it('a table is cut along two columns, the others at their mean', () => {
    const slice = sliceInputs({ planar: false, features: 3, axes: [2, 0] }, 4);
    expect(Array.from(slice.slice(0, 4))).toEqual([slice[0], 0, slice[0], 0]);
    expect(slice[0]).toBeLessThan(-3);
  });

  it('one output as a sign', () => {
    expect(signed(0, 'logOdds')).toBe(0);
    expect(signed(0.75, 'probability')).toBe(0.5);
    expect(signed(-3, 'number')).toBe(-1);
  });

  it('an index of θ is a weight or a bias, and back', () => {
    const { sizes } = network;
    for (let index = 0; index < theta.length; index++) {
      const link = linkAt(sizes, index);
      expect(link && indexOf(sizes, link)).toBe(index);
    }
    expect(linkAt(sizes, 8)).toEqual({ layer: 1, to: 2, from: -1 });
    expect(linkAt(sizes, 9)).toEqual({ layer: 2, to: 0, from: 0 });
    expect(linkAt(sizes, theta.length)).toBeNull();
    expect(linkAt(sizes, -1)).toBeNull();
  });
});
