import { describe, expect, it } from 'vitest';
import { CLOUD_KINDS, makeCloud, packCloud, snap, unpackCloud } from '@/lib/ml/cloud';
import { createRng } from '@/lib/rng';

describe('a cloud as words', () => {
  it('keeps every label and every coordinate to half a step', () => {
    const cloud = makeCloud('moons', 300, 0.1, createRng(1));
    for (let i = 0; i < 300; i++) cloud.label[i] = i % 4;
    const words = packCloud(cloud);
    const read = unpackCloud(words);
    expect(words.every((w) => Number.isInteger(w) && w >= -32768 && w <= 32767)).toBe(true);
    expect([...read.label]).toEqual([...cloud.label]);
    for (let i = 0; i < 300; i++) {
      expect(Math.abs(read.x[i] - cloud.x[i])).toBeLessThanOrEqual(1 / 128);
      expect(Math.abs(read.y[i] - cloud.y[i])).toBeLessThanOrEqual(1 / 128);
      expect(read.x[i]).toBe(snap(cloud.x[i]));
    }
    expect(packCloud(read)).toEqual(words);
  });

  it('has room for the four corners, and puts what lies outside on the edge', () => {
    const label = Uint8Array.of(3, 0, 0);
    const cloud = { n: 3, x: Float64Array.of(9, -1, -9), y: Float64Array.of(9, -1, 0), label };
    expect([...packCloud(cloud)].slice(0, 2)).toEqual([32767, -32768]);
    expect([...unpackCloud(packCloud(cloud)).x]).toEqual([63 / 64, -1, -1]);
  });

  it('reads any junk as points of the plane', () => {
    const { x, y, label } = unpackCloud([1e9, -1e9, 0.4, 7.6]);
    expect([...x, ...y].every((v) => v >= -1 && v < 1)).toBe(true);
    expect([...label].every((k) => k < 4)).toBe(true);
    expect(unpackCloud([0.4])).toEqual(unpackCloud([0]));
  });
});

describe('clouds to order', () => {
  it.each(CLOUD_KINDS)('%s: two classes in turn, inside the square, the same for a seed', (kind) => {
    const cloud = makeCloud(kind, 200, 0.05, createRng(3));
    expect(cloud.label.reduce((sum, k) => sum + k, 0)).toBe(100);
    expect([...cloud.x, ...cloud.y].every((v) => Math.abs(v) <= 1)).toBe(true);
    expect(makeCloud(kind, 200, 0.05, createRng(3))).toEqual(cloud);
    expect(makeCloud(kind, 200, 0.05, createRng(4))).not.toEqual(cloud);
  });

  it('without noise every point lies on its curve', () => {
    const moons = makeCloud('moons', 100, 0, createRng(1));
    const circles = makeCloud('circles', 100, 0, createRng(1));
    const xor = makeCloud('xor', 400, 0, createRng(1));
    const quadrants = new Set<string>();
    for (let i = 0; i < 100; i++) {
      const [cx, cy] = moons.label[i] === 0 ? [-0.25, -0.125] : [0.25, 0.125];
      expect(Math.hypot(moons.x[i] - cx, moons.y[i] - cy)).toBeCloseTo(0.5, 12);
      const radius = Math.hypot(circles.x[i], circles.y[i]);
      expect(circles.label[i] === 1 ? radius <= 0.4 : radius >= 0.65 && radius <= 0.85).toBe(true);
    }
    for (let i = 0; i < 400; i++) {
      expect(xor.x[i] * xor.y[i] > 0).toBe(xor.label[i] === 1);
      quadrants.add(`${Math.sign(xor.x[i])} ${Math.sign(xor.y[i])}`);
    }
    expect(quadrants.size).toBe(4);
  });

  it('the arms of the spiral are each other turned by half a circle', () => {
    const { n, x, y, label } = makeCloud('spiral', 200, 0, createRng(2));
    for (let i = 0; i < n; i++) {
      const radius = Math.hypot(x[i], y[i]);
      const angle = (1.75 * 2 * Math.PI * radius) / 0.85 + label[i] * Math.PI;
      expect(x[i]).toBeCloseTo(radius * Math.sin(angle), 10);
      expect(y[i]).toBeCloseTo(radius * Math.cos(angle), 10);
    }
  });

  it('refuses what is no number of points or no noise', () => {
    for (const n of [0, -1, 2.5, Number.NaN]) {
      expect(() => makeCloud('moons', n, 0.1, createRng(1))).toThrow(RangeError);
    }
    for (const noise of [-0.1, Number.NaN]) {
      expect(() => makeCloud('moons', 9, noise, createRng(1))).toThrow(RangeError);
    }
  });
});
