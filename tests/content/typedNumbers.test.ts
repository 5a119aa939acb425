import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { sidesOf, sumOf } from './sums';
import { equationsOf, piecesOf, typedNumbers } from './typed';

const FOLDER = 'content/slides/en';
const chapters = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, source: readFileSync(`${FOLDER}/${name}`, 'utf8') }));
const tests = readdirSync('tests/content', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('typed'))
  .map((path) => readFileSync(`tests/content/${path}`, 'utf8'));

/** Numerals that are no results: what somebody chose, fixed or numbered. */
const GIVEN: Record<string, string[]> = {
  '03': ['1.76405235', '0.40015721', '035108', '031003'], // where the talk's neuron starts; numbers of two articles
  '04': ['2.27'], // a temperature that a control is set to
  '05': ['1.7641', '0.4002'], // where the talk's neuron starts, for the hand
  '06': ['27.2'], // what a Hartree is in electron volts
  '07': ['3.06'], // a title, and the warning that repeats it
};

describe('a number that stands typed in prose', () => {
  it('is what the sum beside it gives', () => {
    const equations = chapters.flatMap(({ name, source }) =>
      piecesOf(source)
        .filter(({ formula }) => formula)
        .flatMap(({ text, line }) =>
          equationsOf(text).map(({ sides, apart }) => ({
            apart,
            says: `${name}:${line}: ${sides.join(' = ')}`,
          })),
        ),
    );
    expect(equations.length).toBeGreaterThan(150);
    expect(equations.filter(({ apart }) => apart > 1).map(({ says }) => says)).toEqual([]);
  });

  it('is given, worked out on the spot, or found again by a test of its chapter: results stand in the file', () => {
    const unfounded = chapters.flatMap(({ name, source }) => {
      const own = tests.filter((test) => test.includes(name)).join('\n');
      const named = (numeral: string) =>
        GIVEN[name.slice(0, 2)]?.includes(numeral) ||
        new RegExp(`(?<![\\d.,])${numeral.replaceAll('.', '\\.')}(?!\\d)`).test(own);
      return typedNumbers(source)
        .filter(({ numeral }) => !named(numeral))
        .map(({ numeral, line }) => `${name}:${line}: ${numeral}`);
    });
    expect(unfounded).toEqual([]);
  });

  it('is not one of the file, typed again', () => {
    const values = new Map([...readNumbers()].map(([key, { value }]) => [value.replace('-', ''), key]));
    const again = chapters.flatMap(({ name, source }) =>
      typedNumbers(source)
        .filter(({ numeral }) => numeral.replace(/^[0.,]+|[.,]/g, '').length > 3 && values.has(numeral))
        .map(({ numeral, line }) => `${name}:${line}: ${numeral} is ${values.get(numeral)}`),
    );
    expect(again).toEqual([]);
  });

  it('is found in text, formulas and what pictures say, and not where nothing is claimed', () => {
    const source = `---\nx: 1.234\n---\nabout 2.34 or $x = 3.45$, 1,234 of 2024
<Value of="key-4.56" /> <Cite id="a" page="5.67" /> \`6.78\` $\\val{a}$ [7.89](/8.91)\n<Figure alt="9.12" />
$1/3 = 0.333$ <Exercise title="x">0.123 <Answer value="0.234" /></Exercise> 100 and 12000, $\\approx 45{,}678$`;
    expect(typedNumbers(source)).toEqual([
      ...['2.34', '3.45', '1,234'].map((numeral) => ({ numeral, line: 4 })),
      { numeral: '7.89', line: 5 },
      { numeral: '9.12', line: 6 },
      { numeral: '45,678', line: 7 },
    ]);
  });
});

describe('a sum of a formula', () => {
  it.each([
    ['2 \\times 2.5 / \\tfrac12', 10],
    ['\\tfrac12 \\bigl( 1 + \\ln (2\\pi \\times 0.72) \\bigr)', 1.25469],
    ['-\\frac{3}{4}^2 + 0.5\\,(0.8 - 0.3)', -0.3125],
    ['1{,}024 \\cdot 10^{-3}', 1.024],
    ['e^{-1}', Math.exp(-1)],
    ['\\sqrt{10}', Math.sqrt(10)],
    ['\\model{2} - -3', undefined],
    ['\\model{w} + 1', undefined],
    ['2x', undefined],
    ['(1 + 2', undefined],
  ])('%s', (tex, value) => {
    if (value === undefined) expect(sumOf(tex)).toBeUndefined();
    else expect(sumOf(tex)?.value).toBeCloseTo(value, 4);
  });

  it('may be off by the roundings of its numerals and by no more', () => {
    const apart = (tex: string) => equationsOf(tex).map((equation) => equation.apart > 1);
    expect(apart('9/17 = 0.529')).toEqual([false]);
    expect(apart('9/17 = 0.530')).toEqual([true]);
    expect(apart('2 \\times 2.718 / 6.172 = 0.881')).toEqual([false]);
    expect(apart('4 \\times 1.5^2 = 8')).toEqual([true]);
    expect(apart('E = 0.2 + 0.3 = 0.6')).toEqual([true]);
    expect(apart('x = 2, y = 3')).toEqual([]);
    expect(sidesOf('a = \\sqrt{b = c} \\approx d')).toEqual([['a ', ' \\sqrt{b = c} ', ' d']]);
  });
});
