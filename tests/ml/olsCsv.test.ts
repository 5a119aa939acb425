import { describe, expect, test } from 'vitest';
import { parseTable } from '@/lib/ml/csv';
import { packData, parseRegressionData, unpackData } from '@/lib/ml/regressionData';

describe('reading a table', () => {
  test.each([
    ['commas and a header', 'y,x\n1,2\n3,4'],
    ['no header', '1,2\n3,4'],
    ['semicolons and decimal commas', 'y;x\n1,0;2\n3;4,0'],
    ['tabs', '1\t2\r\n3\t4\r\n'],
    ['spaces', '  1   2\n 3 4 '],
    [
      'quotes, a byte-order mark, blank lines and comments',
      '\uFEFF"y","x"\n\n# from the lab\n"1","2"\n3,4\n',
    ],
    ['exponents', '1e0,20.D-1\n+.3E1,4.'],
  ])('%s', (_, text) => {
    expect([...parseRegressionData(text)]).toEqual([1, 1, 2, 3, 4]);
  });

  test('the header is kept', () => {
    expect(parseTable('mass;charge\n1;2').header).toEqual(['mass', 'charge']);
    expect(parseTable('1;2').header).toBeNull();
  });

  test.each([
    ['', 'the file is empty'],
    ['\n \n# nothing', 'the file is empty'],
    ['y,x', 'only a header'],
    ['1,2\n3', 'line 2: 1 number, expected 2'],
    ['1,2\n\n3,4,5', 'line 3: 3 numbers, expected 2'],
    ['1,2\n3,four', 'line 2, column 2: "four" is not a number'],
    ['1,2\n3,', 'line 2, column 2: "" is not a number'],
    ['1,2\n3,0x10', '"0x10" is not a number'],
    ['1,2\n3,Infinity', '"Infinity" is not a number'],
    ['1,2\n3,1e999', '"1e999" is not a number'],
    ['1,2\n3,1e30', '1e+30 in row 2'],
    ['<html>\n<body>', 'line 2, column 1: "<body>" is not a number'],
    [`1${',0'.repeat(60)}`, '60 inputs per point'],
  ])('junk %#', (text, message) => {
    let thrown: unknown;
    try {
      parseRegressionData(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RangeError);
    expect((thrown as Error).message).toContain(message);
    expect((thrown as Error).message).not.toContain('\n');
  });
});

test('packing is undone by unpacking', () => {
  const data = {
    n: 2,
    k: 2,
    y: Float64Array.of(1, 2),
    x: [Float64Array.of(3, 4), Float64Array.of(5, 6)],
  };
  expect([...packData(data)]).toEqual([2, 1, 3, 5, 2, 4, 6]);
  expect(unpackData(packData(data))).toEqual(data);
});

test.each([[[]], [[1.5, 1, 2]], [[1, 1, 2, 3]], [[-1, 2]], [[1]]])(
  'a broken layout is refused %#',
  (numbers) => {
    expect(() => unpackData(Float64Array.from(numbers))).toThrow(RangeError);
  },
);
