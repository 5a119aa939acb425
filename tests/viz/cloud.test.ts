import { describe, expect, it } from 'vitest';
import { layoutAxes } from '@/components/viz/axes';
import { classColor, drawCloud, drawField, drawRegions } from '@/components/viz/cloud';
import { renderSvg, SVG_THEME } from '@/components/viz/svg';

const size = { width: 200, height: 200 };
const axes = layoutAxes(size, SVG_THEME, {
  x: { label: 'x', domain: [-1, 1], hideLabels: true },
  y: { label: 'y', domain: [-1, 1], hideLabels: true },
});
const cloud = {
  n: 4,
  x: Float64Array.of(-0.5, 0.5, 0, 0),
  y: Float64Array.of(0, 0, 0.5, -0.5),
  label: Uint8Array.of(0, 1, 2, 3),
};
const count = (svg: string, what: string) => svg.split(what).length - 1;

describe('points of the plane', () => {
  it('have a colour for each class, and one for all when the classes are hidden', () => {
    const svg = renderSvg((ctx) => drawCloud(ctx, axes, cloud, SVG_THEME), size);
    for (let k = 0; k < 4; k++) expect(svg).toContain(`fill="${classColor(SVG_THEME, k)}"`);
    const hidden = renderSvg((ctx) => drawCloud(ctx, axes, cloud, SVG_THEME, { hidden: true }), size);
    expect(count(hidden, `fill="${SVG_THEME.data}"`)).toBe(4);
    expect(hidden).not.toContain(SVG_THEME.positive);
  });

  it('can be outlines, and only some of them', () => {
    const style = { hollow: true, only: (i: number) => i === 1 };
    const svg = renderSvg((ctx) => drawCloud(ctx, axes, cloud, SVG_THEME, style), size);
    expect(count(svg, `stroke="${SVG_THEME.positive}"`)).toBe(1);
    expect(svg).not.toContain(`fill="${SVG_THEME.positive}"`);
    expect(svg).not.toContain(SVG_THEME.negative);
  });
});

describe('a field under the points', () => {
  it('stands with its first row at the bottom, each sign in its colour, size as opacity', () => {
    const svg = renderSvg((ctx) => drawField(ctx, axes, [1, 1, -0.5, Number.NaN], 2, 2, SVG_THEME), size);
    const part = (color: string) =>
      new RegExp(`<path[^>]*fill="${color.replace(/[()-]/g, '\\$&')}"[^>]*>`).exec(svg)?.[0] ?? '';
    const top = (path: string) => Number(/M[\d.]+[ ,]([\d.]+)/.exec(path)?.[1]);
    expect(top(part(SVG_THEME.positive))).toBeGreaterThan(top(part(SVG_THEME.negative)));
    expect(part(SVG_THEME.positive)).toContain('opacity="0.5"');
    expect(part(SVG_THEME.negative)).toContain('opacity="0.25"');
  });

  it('shows regions of several classes', () => {
    const svg = renderSvg((ctx) => drawRegions(ctx, axes, [0, 1, 2, 3], 2, 2, SVG_THEME), size);
    for (let k = 0; k < 4; k++) expect(svg).toContain(`fill="${classColor(SVG_THEME, k)}"`);
  });
});
