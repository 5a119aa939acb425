/* What the windows say to each other as JSON, where nothing but text travels: arrays of numbers and numbers that are not
   finite, which JSON has not, are written as `{ $: <their type>, text }`. */

const arrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
type ArrayType = keyof typeof arrays;

/** More arguments than this a function need not take. */
const AT_ONCE = 0x4000;

/** Numbers, texts, lists, objects of them and typed arrays. */
export function toJson(message: unknown): string {
  return JSON.stringify(message, (_key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', text: String(value) };
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', text: toBase64(new Uint8Array(value)) };
    if (!ArrayBuffer.isView(value)) return value;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $: value.constructor.name, text: toBase64(bytes) };
  });
}

/**
 * Inverse of `toJson`.
 * @throws Error for a text that is not its work
 */
export function fromJson(json: string): unknown {
  return JSON.parse(json, (_key, value) => {
    if (typeof value?.$ !== 'string') return value;
    const { $: type, text } = value;
    if (type === 'number') return Number(text);
    const { buffer } = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return type === 'ArrayBuffer' ? buffer : new arrays[type as ArrayType](buffer);
  });
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += AT_ONCE) {
    binary += String.fromCharCode(...bytes.subarray(i, i + AT_ONCE));
  }
  return btoa(binary);
}
