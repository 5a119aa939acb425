import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { formulaSize } from '@/components/deck/formulaSize';
import { slideScale as scaleOf } from '@/components/deck/scale';
import { renderFormula } from '@/components/mdx/plugins/formulas.mjs';

const Formula = (_: { html: string; display?: boolean }) => null;
const formula = (tex: string): ReactNode => <Formula html={renderFormula(tex, true)} display />;
const Picture = (_: { src: string }) => null;
const slideScale = (children: ReactNode) => scaleOf(children, (src) => Number(src));
const words = (n: number) => <p>{'seven77 '.repeat(n)}</p>;

describe('the size of what a slide shows', () => {
  it('grows when there is little, and is the smallest when there is much', () => {
    expect(slideScale(formula('E = mc^2'))).toBe(1.75);
    expect(slideScale([words(3), words(4), words(5)])).toBeGreaterThan(1.4);
    expect(slideScale([words(40), words(40), words(40)])).toBe(1);
    expect(slideScale(formula('a+'.repeat(60)))).toBe(1);
  });

  it('never grows with more text', () => {
    let last = Number.POSITIVE_INFINITY;
    for (let n = 1; n < 60; n += 3) {
      const scale = slideScale([formula('E = mc^2'), words(n), words(n)]);
      expect(scale).toBeLessThanOrEqual(last);
      last = scale;
    }
    expect(last).toBe(1);
  });

  it('sees formulas inside steps, and the room that tall ones take', () => {
    const tall = formula('\\begin{pmatrix} 1 \\\\ 1 \\\\ 1 \\\\ 1 \\\\ 1 \\\\ 1 \\\\ 1 \\end{pmatrix}');
    expect(slideScale(<div>{formula('a+'.repeat(60))}</div>)).toBe(1);
    expect(slideScale(tall)).toBeLessThan(slideScale(formula('x')));
  });

  it('leaves pictures their room', () => {
    const text = [formula('E = mc^2'), words(5), words(5)];
    const scales = ['8', '5', '3'].map((aspect) => slideScale([text, <Picture key="p" src={aspect} />]));
    expect(scales[0]).toBeLessThanOrEqual(slideScale(text));
    expect(scales[0]).toBeGreaterThan(scales[1]);
    expect(scales[1]).toBeGreaterThan(scales[2]);
  });

  it('reads heights off the formula', () => {
    expect(formulaSize(renderFormula('x', true)).height).toBe(1);
    expect(formulaSize(renderFormula('\\frac{a}{b}', true)).height).toBeCloseTo(1.79, 1);
  });

  it('counts the longest row, the wider half of a fraction, and neither source nor accents', () => {
    const width = (tex: string) => formulaSize(renderFormula(tex, true)).width;
    expect(width('\\begin{aligned} a &= b+c+d \\\\ a &= b \\end{aligned}')).toBe(
      width('\\begin{aligned} a &= b+c+d \\end{aligned}'),
    );
    expect(width('\\frac{a+b+c}{d}')).toBe(width('a+b+c'));
    expect(width('\\model{\\hat{x}}')).toBe(width('x'));
    expect(width('x_{10}^{2}')).toBeLessThan(width('x10'));
    expect(width('a \\qquad b')).toBeCloseTo(width('ab') + 2, 5);
  });
});
