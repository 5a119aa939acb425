import { describe, expect, it } from 'vitest';
import { type Method, publishedEnergies } from '@/components/demos/dot-shells/published';
import { bibliography } from '@/components/mdx/bibliography';
import { getManifest, parseChapter } from '@/components/mdx/manifest';
import { parseNumbers, printNumber, readNumbers } from '@/components/mdx/plugins/numbers.mjs';
import { chapter, compileChapter } from './compile';
import { computed } from './computed';
import { expectRounded } from './printed';

const numbers = readNumbers();
const keysWith = (origin: 'source' | 'computed' | 'run') =>
  [...numbers].filter(([, entry]) => entry[origin] !== undefined).map(([key]) => key);

describe('the numbers of the lecture', () => {
  it('are all used', async () => {
    const { chapters } = await getManifest();
    const used = new Set(chapters.flatMap(({ references }) => references).map(({ id }) => id));
    expect([...numbers.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it('name a work of the bibliography and the place there when they are published', () => {
    const works = bibliography();
    for (const key of keysWith('source')) {
      const [work, place] = numbers.get(key)!.source!.split(/,\s*(.*)/);
      expect(works.has(work), `${key}: no work '${work}' in content/references.bib`).toBe(true);
      expect(place, `${key}: where in ${work}?`).toBeTruthy();
    }
  });

  it('have a function each when they are computed, and no function is left over', () => {
    expect(Object.keys(computed).sort()).toEqual(keysWith('computed').sort());
    for (const key of keysWith('computed')) expect(numbers.get(key)!.computed, key).toMatch(/\S/);
  });

  it.each(keysWith('computed'))('%s is what it is computed to be', (key) => {
    const { value, error } = numbers.get(key)!;
    const found = computed[key]();
    expectRounded(value, typeof found === 'number' ? found : found.value, key);
    if (error) expectRounded(error, typeof found === 'number' ? Number.NaN : found.error, `error of ${key}`);
  });
});

it('published energies are those that the experiment shows', () => {
  for (const [key, { value, error }] of numbers) {
    const [, electrons, soft, method] = /^dot(\d+)-(soft-)?(.*)$/.exec(key) ?? [];
    const shown = publishedEnergies(Number(electrons), soft ? 0.1 : 1)[method as Method];
    if (!shown) continue;
    expect(Number(value), key).toBe(shown.energy);
    expect(Number(error ?? 0), key).toBe(shown.error);
  }
});

describe('a number in prose', () => {
  const file = parseNumbers(`
plain: { value: '0.50', computed: a half }
measured: { value: '-20.1593', error: '0.0008', unit: Ha, source: 'somebody1999, table 1' }
large: { value: '20,524', computed: counted }
`);
  const bodyOf = (body: string) => chapter(`\n## A [#a]\n\n${body}\n`);

  it('prints its error in brackets, in units of the last digit', () => {
    expect([...file.values()].map(printNumber)).toEqual(['0.50', '-20.1593(8)', '20,524']);
    expect(printNumber({ value: '3.0018', error: '0.0023' })).toBe('3.0018(23)');
    expect(printNumber({ value: '95.3', error: '1.1' })).toBe('95.3(1.1)');
    expect(printNumber({ value: '158', error: '12' })).toBe('158(12)');
  });

  it('is text on the page, on the stage and for search, with a true minus sign', async () => {
    const [key, entry] = [...numbers][0];
    const text = printNumber(entry).replace('-', '−');
    const source = bodyOf(`energy <Value of="${key}" /> and $E = \\val{${key}}$`);
    const { slides, references } = parseChapter(source, 'x.mdx');
    expect(slides[0].searchText).toContain(`energy ${text} and`);
    expect(references.filter(({ kind }) => kind === 'number')).toHaveLength(2);
    const code = await compileChapter(source);
    expect(code).toContain(text);
    expect(code).not.toMatch(/\\\\val|Value/);
  });

  it('is its value alone where a picture says what it shows', async () => {
    const key = 'dot6-soft-rbm';
    const source = bodyOf(`<Figure src="/figures/valley.svg" alt="at \\val{${key}}, below" />`);
    expect(parseChapter(source, 'x.mdx').references).toContainEqual(
      expect.objectContaining({ kind: 'number', id: key }),
    );
    expect(await compileChapter(source)).toContain(`at ${numbers.get(key)?.value}, below`);
  });

  it.each([
    '<Value of="no-such" />',
    '<Figure src="/figures/valley.svg" alt="\\val{no-such}" />',
    '$\\val{no-such}$',
    '$$\nx = \\val{no-such}\n$$',
  ])('must be in the file: %s', async (body) => {
    const message = /:1\d: no number 'no-such' in content\/numbers\.yaml/;
    expect(() => parseChapter(bodyOf(body), 'x.mdx')).toThrow(message);
    await expect(compileChapter(bodyOf(body))).rejects.toThrow(message);
  });

  it.each([
    ["x: { value: '1' }", 'x: expected one of source, computed, run'],
    ["x: { value: '1', source: 'a, b', computed: c }", 'x: expected one of'],
    ['x: { value: 1.50, computed: c }', "x: value: expected a numeral in quotes, '20.16'"],
    ["x: { value: 'about 3', computed: c }", 'x: value: expected a numeral'],
    ["x: { value: '1.50', error: '0.1', computed: c }", 'x: 1.50 and its error 0.1 end in different digits'],
    ["x: { value: '1.5', error: '0.0', computed: c }", 'x: error: expected more than 0'],
    ["x: { value: '1', computed: c, sources: d }", "x: 'sources' is unknown"],
    ["X: { value: '1', computed: c }", 'X: a key is small letters'],
  ])('is refused with a reason: %s', (yaml, message) => {
    expect(() => parseNumbers(yaml)).toThrow(message);
  });
});
