/** What a picture file says of itself in its first bytes, read without decoding it. */
export interface ImageHeader {
  format: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'heic' | 'avif';
  /** Pixels; 0 when the part that was read does not say. */
  width: number;
  height: number;
}

/** Bytes from the beginning of a file that are enough: cameras put a preview and a colour profile before the size. */
export const HEADER_BYTES = 2 ** 19;

/** Format and size of a picture from its first bytes; null when they are those of no format known here. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = bytes.length >= 30;
  if (text(1, 4) === 'PNG' && bytes[0] === 0x89) {
    return long
      ? { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
      : { format: 'png', width: 0, height: 0 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { format: 'jpeg', ...jpegSize(view) };
  if (!long) return null;
  if (text(0, 3) === 'GIF') {
    return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (text(0, 2) === 'BM') {
    const height = Math.abs(view.getInt32(22, true));
    return { format: 'bmp', width: Math.abs(view.getInt32(18, true)), height };
  }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP')
    return { format: 'webp', ...webpSize(view, text(12, 16)) };
  if (text(4, 8) === 'ftyp') {
    const brand = text(8, 12);
    if (/^avi[fs]$/.test(brand)) return { format: 'avif', ...itemSize(bytes, view) };
    if (/^(he[iv][cxms]|mif1|msf1)$/.test(brand)) return { format: 'heic', ...itemSize(bytes, view) };
  }
  return null;
}

const UNKNOWN = { width: 0, height: 0 };

/** Walks over the segments to the start of a frame (ITU T.81, B.2.2). */
function jpegSize(view: DataView): { width: number; height: number } {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return UNKNOWN;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return UNKNOWN;
}

/** The three kinds of WebP each keep the size elsewhere (RFC 9649). */
function webpSize(view: DataView, kind: string): { width: number; height: number } {
  if (kind === 'VP8X') {
    const size = (at: number) => 1 + (view.getUint16(at, true) | (view.getUint8(at + 2) << 16));
    return { width: size(24), height: size(27) };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** The largest of the `ispe` boxes of a HEIF file: tiles and previews have smaller ones (ISO/IEC 23008-12). */
function itemSize(bytes: Uint8Array, view: DataView): { width: number; height: number } {
  let best = UNKNOWN;
  for (let i = 4; i + 16 <= bytes.length; i++) {
    if (bytes[i] !== 0x69 || bytes[i + 1] !== 0x73 || bytes[i + 2] !== 0x70 || bytes[i + 3] !== 0x65)
      continue;
    const size = { width: view.getUint32(i + 8), height: view.getUint32(i + 12) };
    if (size.width * size.height > best.width * best.height) best = size;
  }
  return best;
}
