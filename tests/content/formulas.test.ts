import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MACROS, renderFormula } from '@/components/mdx/plugins/formulas.mjs';
import { curly } from '@/components/mdx/plugins/typography.mjs';
import { chapter, compileChapter } from './compile';

const slide = (body: string) =>
  compileChapter(chapter(`\n## A [#a]\n\n${body}\n`), 'content/slides/en/99.mdx');

describe('formulas', () => {
  it.each([
    ['an undefined command', 'text\n\n$$\nx + \\undefined\n$$', 12, /\\undefined/],
    ['a missing brace', 'in $\\frac{1}{2$ line', 10, /'}'/],
    ['an unknown environment', '$$\n\\begin{eqnarray} x \\end{eqnarray}\n$$', 10, /eqnarray/],
    ['a command that KaTeX would trust to the page', '$\\href{https://example.org}{x}$', 10, /href/],
  ])('fail the build with file, line and reason: %s', async (_, body, line, reason) => {
    const error = await slide(body).then(
      () => new Error('compiled'),
      (e: Error) => e,
    );
    expect(error.message).toContain(`content/slides/en/99.mdx:${line}: this formula cannot be set:`);
    expect(error.message).toMatch(reason);
  });

  it('refuse $$ … $$ on one line, which would be an inline formula', async () => {
    await expect(slide('$$ x $$')).rejects.toThrow('99.mdx:10: $$ … $$ on one line');
  });

  it('carry colours, steps and MathML', () => {
    const html = renderFormula(
      '\\step{2}{\\data{x}} = \\model{\\theta} \\energy{E} \\exact{1} \\you{y}',
      true,
    );
    expect(html).toContain('data-step="2"');
    for (const name of ['data', 'model', 'energy', 'exact', 'you']) {
      expect(html).toContain(`tex-${name}`);
      expect(MACROS[`\\${name}`]).toBeDefined();
    }
    expect(html).toContain('<math');
    expect(html).not.toMatch(/katex-error|#cc0000/);
  });

  it('keep their markup through the compiler', async () => {
    expect(await slide('when $a < b$ holds')).toContain('<mo>&lt;</mo>');
  });

  it('are set by one KaTeX', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const versions = Object.entries(lock.packages)
      .filter(([path]) => /(^|\/)node_modules\/katex$/.test(path))
      .map(([, { version }]) => version);
    expect(new Set(versions).size).toBe(1);
    expect(versions[0]).toMatch(/^0\.16\./);
  });
});

describe('quotation marks', () => {
  it.each([
    [`"a method" and 'one'`, '“a method” and ‘one’'],
    [`Hopfield's ("so")`, 'Hopfield’s (“so”)'],
    ['"\'tis"', '“‘tis”'],
    ['no quotes', 'no quotes'],
  ])('of %s become curly', (straight, set) => {
    expect(curly(straight)).toBe(set);
  });

  it('next to emphasis open and close with it', async () => {
    const code = await slide('he said "*this*" and "that"');
    expect(code).toContain('he said “');
    expect(code).toContain('” and “that”');
  });

  it('of code stay', async () => {
    expect(await slide('`a = "b"`')).toContain(`a = \\"b\\"`);
  });
});
