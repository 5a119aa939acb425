import { describe, expect, test } from 'vitest';
import { parseTable } from '@/lib/ml/csv';
import { loadDataTable, splitTable, standardizationOf, standardizedRows } from '@/lib/ml/dataTables';
import { parseLabelledTable } from '@/lib/ml/labelledTable';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

function message(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).not.toContain('\n');
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('numbers in quotation marks', () => {
  test('a separator, a line break and a doubled quotation mark inside quotes belong to the cell', () => {
    expect(parseTable('"mass, kg","length ""L""\nm"\n1,2').header).toEqual(['mass, kg', 'length "L"\nm']);
    expect(parseTable('"a;b",c\n1,2').rows).toEqual([[1, 2]]);
    expect(parseTable('"1,5";2\n3;"4,25"').rows).toEqual([
      [1.5, 2],
      [3, 4.25],
    ]);
    expect(parseTable('"1"  "2"\n 3 4').rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('lines are counted through quoted line breaks, blank lines and comments', () => {
    expect(message(() => parseTable('"a\nb",c\n\n# 1\n1,2\n3,x'))).toContain('line 6, column 2: "x"');
  });

  test.each([
    ['1,2\n"3,4\n5,6', 'line 2: a quotation mark is not closed'],
    ['1,2\n3,"4"5\n', 'line 2: a quotation mark is not closed, or stands inside a cell'],
    ['1,2\n"3,5",4', '"3,5" is not a number; with decimal commas, put semicolons'],
  ])('%j', (text, expected) => {
    expect(message(() => parseTable(text))).toContain(expected);
  });
});

describe('a table with classes', () => {
  test('words of the last column are classes in the order they appear', () => {
    const table = parseLabelledTable('width,height,kind\n1,2,red\n3,4,blue\n5,6,red\n');
    expect(table).toEqual({
      n: 3,
      p: 2,
      features: Float64Array.of(1, 2, 3, 4, 5, 6),
      labels: Uint8Array.of(0, 1, 0),
      featureNames: ['width', 'height'],
      classNames: ['red', 'blue'],
      leftOut: 0,
    });
  });

  test.each(['class', 'Label', 'TARGET'])('a column named %s is the class wherever it stands', (name) => {
    const { features, labels, featureNames } = parseLabelledTable(`x1;${name};x2\n1,5;b;2\n3;a;4`);
    expect([...features, ...labels]).toEqual([1.5, 2, 3, 4, 0, 1]);
    expect(featureNames).toEqual(['x1', 'x2']);
  });

  test('without a header the columns are counted, and numbers are classes by their value', () => {
    const { featureNames, classNames, labels } = parseLabelledTable('1\t2\t1\n3\t4\t-1\n5\t6\t10');
    expect(featureNames).toEqual(['column 1', 'column 2']);
    expect(classNames).toEqual(['-1', '1', '10']);
    expect([...labels]).toEqual([1, 0, 2]);
  });

  test('rows with a missing value are left out and counted', () => {
    const { n, leftOut, features } = parseLabelledTable(
      'x,y,c\n1,2,a\n,2,a\n3,NA,b\n4,5,?\n6,7,b\nNaN,1,a\n-,1,a',
    );
    expect([n, leftOut, ...features]).toEqual([2, 5, 1, 2, 6, 7]);
  });

  test.each([
    ['', 'the file is empty: expected rows of numbers and a class'],
    ['x,y,class', 'only a header'],
    ['a\nb', '0 features per row'],
    ['1,2,a\n3,b', 'line 2: 2 numbers, expected 3'],
    ['x,colour,class\n1,2,a\n1,red,b', 'line 3, column 2 (colour): "red" is not a number'],
    ['1,2,a\n1,red,b', 'line 2, column 2: "red" is not a number'],
    ['x,class\n1,a\n2,a', 'class: only one class, "a"'],
    [
      `x,y\n${Array.from({ length: 21 }, (_, i) => `${i},${i / 7}`).join('\n')}`,
      'y: 21 different classes, expected at most 20',
    ],
    ['x,y,z\n1,,a\n2,,b', 'every row misses a value: the first in line 2, column 2'],
    [`${'0,'.repeat(101)}a`, '101 features per row: expected 1 to 100'],
    ['0,a\n'.repeat(20_001), '20001 rows: expected at most 20000'],
  ])('junk %#', (text, expected) => {
    expect(message(() => parseLabelledTable(text))).toContain(expected);
  });

  test('10,000 rows of eight columns with quotes and decimal commas', () => {
    const rng = createRng(7);
    const numbers = Float64Array.from({ length: 80_000 }, () => normal(rng));
    const cell = (v: number) => `"${String(v).replace('.', ',')}"`;
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      [...numbers.subarray(8 * i, 8 * i + 8)]
        .map(cell)
        .concat(i % 3 ? 'yes' : 'no')
        .join(';'),
    );
    const table = parseLabelledTable(lines.join('\r\n'));
    expect(table.features).toEqual(numbers);
    expect(table.labels.reduce((sum, label) => sum + label, 0)).toBe(6666);
  });
});

describe('the tables of the textbooks', () => {
  test.each([
    ['iris', 4, [50, 50, 50], ['setosa', 'versicolor', 'virginica'], [5.843333333333335, 1.1993333333333336]],
    [
      'wine',
      13,
      [59, 71, 48],
      ['cultivar 1', 'cultivar 2', 'cultivar 3'],
      [13.00061797752809, 746.8932584269663],
    ],
    ['breast-cancer', 30, [212, 357], ['malignant', 'benign'], [14.127291739894552, 0.08394581722319859]],
  ] as const)('%s has the counts and means scikit-learn gives', async (name, p, counts, classes, means) => {
    const table = await loadDataTable(nodeAssets, name);
    const n = counts.reduce((sum, c) => sum + c, 0);
    expect([table.n, table.p, table.leftOut, table.features.length]).toEqual([n, p, 0, n * p]);
    expect(table.classNames).toEqual(classes);
    expect(counts.map((_, k) => table.labels.filter((label) => label === k).length)).toEqual(counts);
    const { mean } = standardizationOf(
      table,
      Uint32Array.from({ length: n }, (_, i) => i),
    );
    expect(mean[0]).toBeCloseTo(means[0], 10);
    expect(mean[p - 1]).toBeCloseTo(means[1], 10);
  });

  test('three tenths of every class are kept back, the training part has mean 0 and deviation 1', async () => {
    const wine = await loadDataTable(nodeAssets, 'wine');
    const { training, heldOut } = splitTable(wine);
    expect(new Set([...training, ...heldOut]).size).toBe(178);
    expect([0, 1, 2].map((k) => heldOut.filter((i) => wine.labels[i] === k).length)).toEqual([18, 21, 14]);
    expect(splitTable(wine)).toEqual({ training, heldOut });
    const scale = standardizationOf(wine, training);
    const x = standardizedRows(wine, training, scale);
    for (let j = 0; j < 13; j++) {
      const column = training.map((_, i) => i);
      const at = Float64Array.from(column, (i) => x[i * 13 + j]);
      expect(Math.abs(at.reduce((a, b) => a + b, 0) / at.length)).toBeLessThan(1e-12);
      expect(at.reduce((a, b) => a + b * b, 0) / at.length).toBeCloseTo(1, 12);
    }
    const back = standardizedRows(wine, heldOut, scale);
    expect(back[0] * scale.deviation[0] + scale.mean[0]).toBeCloseTo(wine.features[heldOut[0] * 13], 10);
  });

  test('a constant feature is centred only', () => {
    const table = { features: Float64Array.of(0.1, 1, 0.1, 3, 0.1, 5), p: 2 };
    const { deviation } = standardizationOf(table, [0, 1, 2]);
    expect(deviation[0]).toBe(1);
    expect(deviation[1]).toBeCloseTo(Math.sqrt(8 / 3), 15);
    expect(() => standardizationOf(table, [])).toThrow(RangeError);
  });
});
