import { describe, expect, it } from 'vitest';
import { readImageHeader } from '@/lib/imageHeader';

/** Bytes from texts, numbers and lists of both; padded to 64. */
function bytes(...parts: (string | number)[]): Uint8Array {
  const all = parts.flatMap((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [part],
  );
  return Uint8Array.from({ length: Math.max(64, all.length) }, (_, i) => all[i] ?? 0);
}
const big32 = (n: number) => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255];
const little16 = (n: number) => [n & 255, n >> 8];

describe('the first bytes of a picture', () => {
  it('of PNG, GIF and BMP say the size', () => {
    const png = bytes(0x89, 'PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', ...big32(8192), ...big32(6200));
    expect(readImageHeader(png)).toEqual({ format: 'png', width: 8192, height: 6200 });
    const gif = bytes('GIF89a', ...little16(300), ...little16(200));
    expect(readImageHeader(gif)).toEqual({ format: 'gif', width: 300, height: 200 });
    // A negative height means rows from the top.
    const bmp = bytes('BM', ...new Array(16).fill(0), 64, 0, 0, 0, 0xce, 0xff, 0xff, 0xff);
    expect(readImageHeader(bmp)).toEqual({ format: 'bmp', width: 64, height: 50 });
  });

  it('of JPEG say it behind the preview and the profile', () => {
    const preview = [0xff, 0xe1, 0, 20, ...new Array(18).fill(0xc0)];
    const table = [0xff, 0xc4, 0, 4, 1, 2];
    const frame = [0xff, 0xff, 0xc2, 0, 17, 8, ...[0x1f, 0x40], ...[0x17, 0x70], 3];
    const jpeg = bytes(0xff, 0xd8, ...preview, ...table, ...frame, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(readImageHeader(jpeg)).toEqual({ format: 'jpeg', width: 6000, height: 8000 });
    expect(readImageHeader(bytes(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xf0))).toEqual({
      format: 'jpeg',
      width: 0,
      height: 0,
    });
  });

  it('of the three kinds of WebP say it', () => {
    const riff = (kind: string) => ['RIFF', 0, 0, 0, 0, 'WEBP', kind, 0, 0, 0, 0] as const;
    const wide = bytes(...riff('VP8X'), 0, 0, 0, 0, 0xff, 0x1f, 0, 0x0f, 0x10, 0x01);
    expect(readImageHeader(wide)).toEqual({ format: 'webp', width: 8192, height: 69_648 });
    const lossy = bytes(...riff('VP8 '), 0, 0, 0, 0x9d, 0x01, 0x2a, ...little16(640), ...little16(480));
    expect(readImageHeader(lossy)).toEqual({ format: 'webp', width: 640, height: 480 });
    const bits = 99 | (49 << 14);
    const lossless = bytes(...riff('VP8L'), 0x2f, ...big32(bits).reverse());
    expect(readImageHeader(lossless)).toEqual({ format: 'webp', width: 100, height: 50 });
  });

  it('of HEIC and AVIF say the largest of their parts', () => {
    const item = (w: number, h: number) => [0, 0, 0, 20, 'ispe', 0, 0, 0, 0, ...big32(w), ...big32(h)];
    const heic = bytes(0, 0, 0, 24, 'ftypheic', 0, 0, 0, 0, ...item(512, 512), ...item(4032, 3024));
    expect(readImageHeader(heic)).toEqual({ format: 'heic', width: 4032, height: 3024 });
    expect(readImageHeader(bytes(0, 0, 0, 24, 'ftypavif', ...item(10, 20)))?.format).toBe('avif');
  });

  it('of anything else say nothing', () => {
    for (const other of [bytes('%PDF-1.7'), bytes('<svg xmlns='), bytes('hello'), new Uint8Array(0)]) {
      expect(readImageHeader(other)).toBeNull();
    }
    expect(readImageHeader(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toEqual({
      format: 'png',
      width: 0,
      height: 0,
    });
    expect(readImageHeader(Uint8Array.of(0xff, 0xd8))).toEqual({ format: 'jpeg', width: 0, height: 0 });
  });
});
