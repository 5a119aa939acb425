import { describe, expect, it } from 'vitest';
import { drawAxes, layoutAxes, tickText } from '@/components/viz/axes';
import {
  drawBand,
  drawDots,
  drawErrorBars,
  drawHistogram,
  drawLine,
  drawReference,
  extentOf,
} from '@/components/viz/marks';
import { renderSvg, SVG_THEME, SvgContext } from '@/components/viz/svg';

const size = { width: 400, height: 240 };
const spec = {
  x: { label: 'x (m)', domain: [0, 10] as [number, number] },
  y: { label: 'energy (J)', domain: [-1, 1] as [number, number] },
};
const axes = layoutAxes(size, SVG_THEME, spec);
const draw = (paint: (ctx: SvgContext) => void) => {
  const ctx = new SvgContext(size);
  paint(ctx);
  return ctx.toString();
};

describe('axes', () => {
  it('map data into the rectangle and back', () => {
    expect(axes.x(0)).toBeCloseTo(axes.left, 9);
    expect(axes.x(10)).toBeCloseTo(axes.right, 9);
    expect(axes.y(-1)).toBeCloseTo(axes.bottom, 9);
    expect(axes.invertY(axes.y(0.3))).toBeCloseTo(0.3, 9);
    expect(axes.left).toBeGreaterThan(0);
    expect(axes.right).toBeLessThan(size.width);
  });

  it('equal axes keep circles round', () => {
    const round = layoutAxes(size, SVG_THEME, { ...spec, equal: true });
    expect(round.x(1) - round.x(0)).toBeCloseTo(round.y(0) - round.y(1), 9);
  });

  it('survive empty, reversed and infinite domains', () => {
    for (const domain of [
      [1, 1],
      [Number.NaN, 2],
      [0, Infinity],
    ] as [number, number][]) {
      const safe = layoutAxes(size, SVG_THEME, { ...spec, y: { label: 'y', domain } });
      expect(Number.isFinite(safe.y(1))).toBe(true);
    }
    const log = layoutAxes(size, SVG_THEME, { ...spec, y: { label: 'y', domain: [1e-9, 1], scale: 'log' } });
    expect(log.y(1e-9)).toBeCloseTo(log.bottom, 6);
    expect(log.ticks.y.length).toBeLessThan(9);
  });

  it('name both axes with their units', () => {
    const svg = draw((ctx) => drawAxes(ctx, axes, SVG_THEME, spec));
    expect(svg).toContain('x (m)');
    expect(svg).toContain('energy (J)');
  });

  it('write ticks with a true minus sign and powers of ten', () => {
    expect(tickText(-0.5)).toBe('−0.5');
    expect(tickText(1e-7)).toBe('10⁻⁷');
    expect(tickText(0.00009999999999999999)).toBe('10⁻⁴');
    expect(tickText(2.5e6)).toBe('2.5·10⁶');
    expect(tickText(0.1 + 0.2)).toBe('0.3');
  });
});

describe('marks', () => {
  it('a line breaks where a value is not finite', () => {
    const svg = draw((ctx) =>
      drawLine(ctx, axes, [0, 1, 2, 3], [0, Number.NaN, 0.5, 1], { color: 'red' }, SVG_THEME),
    );
    expect(svg.match(/ d="M[^"]*M[^"]*"/)).not.toBeNull();
    expect(svg).not.toContain('NaN');
  });

  it('dots skip what is not finite; hollow ones have a rim', () => {
    const svg = draw((ctx) =>
      drawDots(ctx, axes, [1, Number.NaN, 3], [0, 0, 0], { color: 'red', hollow: true }, SVG_THEME),
    );
    expect(svg.match(/stroke="red"/g)).toHaveLength(2);
  });

  it('errors are drawn at ±1 standard error', () => {
    const svg = draw((ctx) => drawErrorBars(ctx, axes, [5], [0], [0.5], 'red', SVG_THEME));
    const y = (value: number) => String(Math.round(axes.y(value) * 100) / 100);
    expect(svg).toContain(y(0.5));
    expect(svg).toContain(y(-0.5));
    const band = draw((ctx) => drawBand(ctx, axes, [0, 10], [-0.5, -0.5], [0.5, 0.5], 'red', SVG_THEME));
    expect(band).toContain('opacity="0.2"');
    expect(band).toContain(y(0.5));
  });

  it('a reference is dashed and labelled in place', () => {
    const svg = draw((ctx) => drawReference(ctx, axes, 0.5, 'exact 0.5', SVG_THEME));
    expect(svg).toContain('stroke-dasharray="5 4"');
    expect(svg).toContain('exact 0.5');
  });

  it('histogram bars stand on zero', () => {
    const svg = draw((ctx) => drawHistogram(ctx, axes, [0, 1, 2], [0.5, 1], 'red', SVG_THEME));
    expect(svg.match(/<rect/g)).toHaveLength(2);
  });

  it('an extent covers all finite values', () => {
    expect(extentOf([1, Number.NaN, 3], 0)).toEqual([1, 3]);
    expect(extentOf([1, 3], 0.5)).toEqual([0, 4]);
    expect(extentOf([2, 2], 0.1)).toEqual([1.8, 2.2]);
    expect(extentOf([Number.NaN], 0)).toEqual([0, 1]);
  });
});

describe('SVG', () => {
  it('escapes text and follows the theme by variables', () => {
    const svg = renderSvg((ctx, _, theme) => {
      ctx.fillStyle = theme.data;
      ctx.fillText('a < b & "c"', 1, 2);
    }, size);
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot;');
    expect(svg).toContain('var(--data)');
  });

  it('restores what it saved', () => {
    const svg = renderSvg((ctx) => {
      ctx.fillStyle = 'red';
      ctx.save();
      ctx.fillStyle = 'blue';
      ctx.translate(5, 5);
      ctx.restore();
      ctx.fillRect(0, 0, 1, 1);
    }, size);
    expect(svg).toContain('fill="red"');
    expect(svg).not.toContain('translate');
  });
});
