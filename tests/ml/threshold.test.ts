import { describe, expect, it } from 'vitest';
import { luminance, thresholdPicture } from '@/lib/ml/threshold';
import { createRng, uniform } from '@/lib/rng';

const bright = (picture: Int8Array) => picture.reduce((count, s) => count + (s > 0 ? 1 : 0), 0);

describe('luminance', () => {
  it('weighs the colours, and lays what is transparent on white', () => {
    const rgba = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 127.5];
    const expected = [0.2126 * 255, 0.7152 * 255, 0.0722 * 255, 255, 127.5];
    [...luminance(rgba)].forEach((y, i) => {
      expect(y).toBeCloseTo(expected[i], 10);
    });
  });
});

describe('a picture in two colours', () => {
  const rng = createRng(3);
  const noise = Float64Array.from({ length: 20 * 30 }, () => uniform(rng));

  it('has exactly the wanted share of bright pixels when all differ', () => {
    for (const share of [0, 0.1, 0.5, 0.9, 1]) {
      for (const comparison of ['picture', 'surroundings'] as const) {
        expect(bright(thresholdPicture(noise, 20, 30, comparison, share))).toBe(Math.round(600 * share));
      }
    }
  });

  it('has the brightest pixels bright', () => {
    const picture = thresholdPicture(noise, 20, 30, 'picture', 0.3);
    const least = Math.min(...noise.filter((_, i) => picture[i] > 0));
    expect(noise.every((value, i) => (picture[i] > 0 ? value >= least : value < least))).toBe(true);
  });

  it('does not tell equal pixels apart: a drawing in black on white keeps its lines', () => {
    for (const ink of [1, 12, 88, 99]) {
      const drawing = Float64Array.from({ length: 100 }, (_, i) => (i < ink ? 0 : 255));
      for (const share of [0.05, 0.5, 0.95]) {
        const picture = thresholdPicture(drawing, 10, 10, 'picture', share);
        expect([...picture]).toEqual([...drawing].map((value) => (value > 0 ? 1 : -1)));
      }
    }
  });

  it('ignores a slope of light when it looks at the surroundings, and does not otherwise', () => {
    const stripes = (i: number) => (Math.floor((i % 32) / 4) % 2 === 0 ? 10 : 0);
    const shaded = Float64Array.from({ length: 32 * 32 }, (_, i) => stripes(i) + 8 * Math.floor(i / 32));
    const agrees = (picture: Int8Array) =>
      picture.reduce((count, s, i) => count + (s > 0 === stripes(i) > 0 ? 1 : 0), 0) / 1024;
    expect(agrees(thresholdPicture(shaded, 32, 32, 'surroundings'))).toBeGreaterThan(0.85);
    expect(agrees(thresholdPicture(shaded, 32, 32, 'picture'))).toBeLessThan(0.6);
  });

  it('of one colour is all off, whatever the comparison', () => {
    for (const comparison of ['picture', 'surroundings'] as const) {
      const flat = thresholdPicture(new Float64Array(64).fill(0.3), 8, 8, comparison);
      expect(bright(flat)).toBe(0);
    }
  });

  it('refuses a share or a length that makes no sense', () => {
    for (const share of [-0.1, 1.1, Number.NaN]) {
      expect(() => thresholdPicture(noise, 20, 30, 'picture', share)).toThrow(RangeError);
    }
    expect(() => thresholdPicture(noise, 20, 20, 'picture')).toThrow('600 pixels: expected 20 × 20');
    expect(() => thresholdPicture([], 0, 0, 'picture')).toThrow(RangeError);
  });
});
