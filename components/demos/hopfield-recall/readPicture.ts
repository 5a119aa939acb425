import { HEADER_BYTES, readImageHeader } from '@/lib/imageHeader';
import { luminance } from '@/lib/ml/threshold';
import { messages } from './messages';

const text = messages.en.picture;

/** Largest file and largest picture that are read: a phone decodes it in a second or two. */
export const MOST_MEGABYTES = 50;
export const MOST_MEGAPIXELS = 40;
/** The longer edge after decoding, before it is scaled to the grid. */
const DECODED = 512;

/**
 * Reads a picture file in the page: the largest part from its middle with the grid's proportions, scaled to it, as
 * luminance. Nothing is decoded that is too large, and decoding runs beside the page.
 *
 * @throws RangeError with one clear line for a file that is no picture, empty, too large, damaged, or unknown here
 */
export async function readPicture(file: File, columns: number, rows: number): Promise<Float64Array> {
  const { name, size } = file;
  if (size === 0) throw new RangeError(text.empty(name));
  if (size > MOST_MEGABYTES * 1e6) {
    throw new RangeError(text.large(name, (size / 1e6).toFixed(0), MOST_MEGABYTES));
  }
  const header = readImageHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (!header) throw new RangeError(text.none(name));
  const { width, height, format } = header;
  if (width * height > MOST_MEGAPIXELS * 1e6) {
    const millions = ((width * height) / 1e6).toFixed(0);
    throw new RangeError(text.huge(name, width, height, millions, MOST_MEGAPIXELS));
  }
  const bitmap = await decode(file, width, height).catch(() => {
    throw new RangeError(format === 'heic' ? text.heic(name) : text.broken(name, format));
  });
  try {
    return scaled(bitmap, columns, rows);
  } finally {
    bitmap.close();
  }
}

/** Decoded to about the size that is needed; a picture that is small already stays as it is. */
function decode(file: File, width: number, height: number): Promise<ImageBitmap> {
  const longer = width >= height ? 'resizeWidth' : 'resizeHeight';
  const small = Math.max(width, height) <= DECODED;
  return createImageBitmap(file, small ? {} : { [longer]: DECODED, resizeQuality: 'high' });
}

function scaled(bitmap: ImageBitmap, columns: number, rows: number): Float64Array {
  const side = Math.min(bitmap.width / columns, bitmap.height / rows);
  const [w, h] = [side * columns, side * rows];
  const ctx = new OffscreenCanvas(columns, rows).getContext('2d');
  if (!ctx) throw new RangeError('no canvas');
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(bitmap, (bitmap.width - w) / 2, (bitmap.height - h) / 2, w, h, 0, 0, columns, rows);
  return luminance(ctx.getImageData(0, 0, columns, rows).data);
}
