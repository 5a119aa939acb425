/** Bytes that a frame's numbers take when it is copied; what is not a typed array counts eight for each value. */
export function byteSize(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return 2 * value.length;
  if (value === null || typeof value !== 'object') return 8;
  let bytes = 0;
  for (const inner of Object.values(value)) bytes += byteSize(inner);
  return bytes;
}
