import { describe, expect, it } from 'vitest';
import { renderSvg, SVG_THEME } from '@/components/viz/svg';
import { cellAt, dataTiles, drawTiles, fitCells, signedTiles, type TileStyle } from '@/components/viz/tiles';

const box = { x: 10, y: 20, width: 80, height: 40 };
const svg = (values: ArrayLike<number>, columns: number, rows: number, style: TileStyle) =>
  renderSvg((ctx) => drawTiles(ctx, values, columns, rows, box, style), { width: 100, height: 80 });

describe('a grid of cells', () => {
  it('fits into its box, square and centred', () => {
    expect(fitCells(box, 2, 2)).toEqual({ x: 30, y: 20, width: 40, height: 40 });
    expect(fitCells(box, 8, 2)).toEqual({ x: 10, y: 30, width: 80, height: 20 });
  });

  it('knows the cell under a place, and that outside there is none', () => {
    expect(cellAt(box, 4, 2, 10, 20)).toBe(0);
    expect(cellAt(box, 4, 2, 89.9, 59.9)).toBe(7);
    expect(cellAt(box, 4, 2, 31, 39)).toBe(1);
    for (const [x, y] of [
      [9, 30],
      [90, 30],
      [50, 19],
      [50, 60],
    ])
      expect(cellAt(box, 4, 2, x, y)).toBe(-1);
  });

  it('paints spins in the colour of data', () => {
    const picture = svg([1, -1, -1, 1], 2, 2, dataTiles(SVG_THEME));
    expect(picture).toContain('var(--data)');
    expect(picture).toContain('var(--off)');
    // Two squares of 40 by 20 with their gaps, at opposite corners.
    const path = /d="([^"]+)"[^>]*fill="var\(--data\)"|fill="var\(--data\)"[^>]*d="([^"]+)"/.exec(picture);
    expect((path?.[1] ?? path?.[2] ?? '').match(/M/gi)).toHaveLength(2);
  });

  it('gives each sign its colour and size its opacity', () => {
    const picture = svg([0.5, -1, 0, Number.NaN], 2, 2, signedTiles(SVG_THEME));
    expect(picture).toContain('var(--positive)');
    expect(picture).toContain('var(--negative)');
    expect(picture).toMatch(/opacity="0?\.5/);
    expect(picture).not.toContain('NaN');
  });

  it('joins neighbours in a large grid, so that posters stay small', () => {
    const spins = Int8Array.from({ length: 4096 }, (_, i) => (i % 64 < 32 ? 1 : -1));
    expect(svg(spins, 64, 64, dataTiles(SVG_THEME)).length).toBeLessThan(6000);
  });
});
