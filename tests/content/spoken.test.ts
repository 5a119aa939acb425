import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { readChapters } from '@/components/mdx/manifest';
import { MACROS, renderFormula } from '@/components/mdx/plugins/formulas.mjs';
import { spoken } from '@/components/mdx/plugins/spoken.mjs';

const say = (tex: string) =>
  spoken(katex.renderToString(tex, { displayMode: true, output: 'htmlAndMathml', macros: { ...MACROS } }));

describe('a formula in words', () => {
  it.each([
    ['y = x^2', 'y equals x squared'],
    ['\\frac12', 'one half'],
    ['\\frac{a+b}{c}', 'the fraction a plus b over c end fraction'],
    ['e^{-E/T}', 'e to the minus capital E over capital T end power'],
    ['w_{ij}', 'w sub i j end sub'],
    ['\\sum_{i=1}^{n} x_i', 'the sum from i equals 1 to n of x sub i'],
    ['\\sum_i s_i', 'the sum over i of s sub i'],
    ['(X^TX)^{-1}', 'open capital X transpose capital X close inverse'],
    ['\\hat{\\theta} \\geq \\sqrt{2}', 'theta hat is at least the root of 2'],
    ['p(x \\mid y)', 'p open x bar y close'],
    ['a < b, \\qquad c = 1', 'a is less than b, c equals 1'],
    ['\\underbrace{x+y}_{\\text{sum}} = z', 'x plus y, called sum, equals z'],
  ])('%s', (tex, words) => {
    expect(say(tex)).toBe(words);
  });

  it('stands on every formula with a line of its own, and has no sign without a name', async () => {
    const left = new Set<string>();
    let count = 0;
    for (const { source } of await readChapters()) {
      for (const [, tex] of source.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)) {
        if (tex.includes('\\val')) continue;
        const label = /<math aria-label="([^"]*)"/.exec(renderFormula(tex, true))?.[1] ?? '';
        expect(label.length, tex).toBeGreaterThan(2);
        for (const sign of label.match(/[^\x20-\x7e]/g) ?? []) left.add(sign);
        count++;
      }
    }
    expect(count).toBeGreaterThan(100);
    expect([...left]).toEqual([]);
  });

  it('is left to MathML within a line', () => {
    expect(renderFormula('x', false)).not.toContain('aria-label');
    expect(renderFormula('x', false)).toContain('<math');
  });
});
