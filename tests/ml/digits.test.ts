import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bitsOfBytes, packBits, unpackBits } from '@/lib/bits';
import { imagesOf, loadLargeDigits, loadSmallDigits, stratifiedSplit } from '@/lib/ml/digits';
import { createRng, integer } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

describe('small digits', () => {
  it('are 1797, the first a zero with the known first row', async () => {
    const digits = await loadSmallDigits(nodeAssets);
    expect([digits.count, digits.labels[0]]).toEqual([1797, 0]);
    expect([...imagesOf(digits, [0]).slice(0, 8)].map((v) => 16 * v)).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
    const counts = new Array(10).fill(0);
    for (const label of digits.labels) counts[label]++;
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  });

  it('keep back a fifth of every class, none twice', async () => {
    const { labels, training, heldOut } = await loadSmallDigits(nodeAssets);
    expect(new Set([...training, ...heldOut]).size).toBe(1797);
    for (let digit = 0; digit < 10; digit++) {
      const of = (list: Uint32Array) => list.filter((i) => labels[i] === digit).length;
      expect(of(heldOut)).toBe(Math.round(0.2 * (of(heldOut) + of(training))));
    }
    expect(stratifiedSplit(labels, 0.2, 1).heldOut).not.toEqual(heldOut);
  });
});

describe('large digits', () => {
  it('are 7000, the first five 5 0 4 1 9; ten classes of 600 and 100', async () => {
    const { labels, images, training, heldOut, count } = await loadLargeDigits(nodeAssets);
    expect(count).toBe(7000);
    expect([...labels.slice(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...labels.slice(6000, 6005)]).toEqual([7, 2, 1, 0, 4]);
    for (let digit = 0; digit < 10; digit++) {
      expect(training.filter((i) => labels[i] === digit)).toHaveLength(600);
      expect(heldOut.filter((i) => labels[i] === digit)).toHaveLength(100);
    }
    expect(images.every((pixel) => pixel === 0 || pixel === 1)).toBe(true);
  });

  it('are read alike when the host unpacks them on the way', async () => {
    const plain = {
      ...nodeAssets,
      bytes: async (name: string) => new Uint8Array(gunzipSync(await nodeAssets.bytes(name))),
    };
    const [a, b] = [await loadLargeDigits(plain), await loadLargeDigits(nodeAssets)];
    expect(a.images.every((pixel, i) => pixel === b.images[i])).toBe(true);
  });

  it('of another length are refused', async () => {
    const short = { ...nodeAssets, bytes: async () => new Uint8Array(100) };
    await expect(loadLargeDigits(short)).rejects.toThrow(RangeError);
    await expect(loadSmallDigits(short)).rejects.toThrow(RangeError);
  });
});

describe('packed bits', () => {
  it('come back as they went, for spins and bits of any number', () => {
    const rng = createRng(1);
    for (const count of [1, 14, 15, 16, 192, 4096]) {
      const spins = Int8Array.from({ length: count }, () => 2 * integer(rng, 2) - 1);
      const words = packBits(spins);
      expect(words.every((word) => word >= 0 && word < 32768 && Number.isInteger(word))).toBe(true);
      expect(unpackBits(words, count, -1)).toEqual(spins);
      expect(unpackBits(words, count)).toEqual(spins.map((s) => (s > 0 ? 1 : 0)));
    }
    expect(unpackBits([], 3)).toEqual(new Int8Array(3));
  });

  it('of a file come most significant first', () => {
    expect([...bitsOfBytes(Uint8Array.of(0b10110000), 4)]).toEqual([1, 0, 1, 1]);
    expect(() => bitsOfBytes(new Uint8Array(1), 9)).toThrow('1 bytes: expected at least 2');
  });
});
