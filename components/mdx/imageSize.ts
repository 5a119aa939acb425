/**
 * Width and height of an SVG, PNG or JPEG in pixels.
 *
 * @throws Error when the file is none of these or does not say its size
 */
export function imageSize(name: string, bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (name.endsWith('.png')) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (/\.jpe?g$/.test(name)) return jpegSize(name, view);
  const head = new TextDecoder().decode(bytes.subarray(0, 2000));
  const tag = /<svg\b[^>]*>/.exec(head)?.[0] ?? '';
  const box = /viewBox\s*=\s*["']\s*\S+\s+\S+\s+([\d.]+)\s+([\d.]+)/.exec(tag);
  const width = /\bwidth\s*=\s*["']([\d.]+)(?:px)?["']/.exec(tag)?.[1] ?? box?.[1];
  const height = /\bheight\s*=\s*["']([\d.]+)(?:px)?["']/.exec(tag)?.[1] ?? box?.[2];
  if (!width || !height) throw new Error(`${name}: neither width and height nor a viewBox`);
  return { width: Number(width), height: Number(height) };
}

/** Walks the segments of a JPEG to its frame header (ITU T.81, B.2.2). */
function jpegSize(name: string, view: DataView): { width: number; height: number } {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  throw new Error(`${name}: no frame header`);
}
