import type { Assets } from './simulation';

/** What every module of ours exports. */
export interface ModuleExports {
  memory: WebAssembly.Memory;
}

/**
 * Loads a WebAssembly module.
 *
 * @param file where the build puts it, below `public/`
 * @returns its exports, or why there are none: the browser has no WebAssembly SIMD, or the file cannot be had
 */
export async function loadModule<E extends ModuleExports>(
  assets: Assets,
  file: string,
): Promise<E | { reason: string }> {
  if (typeof WebAssembly === 'undefined') return { reason: 'this browser has no WebAssembly' };
  try {
    const bytes = (await assets.bytes(file)) as Uint8Array<ArrayBuffer>;
    if (!WebAssembly.validate(bytes)) return { reason: 'this browser has no WebAssembly SIMD' };
    const { instance } = await WebAssembly.instantiate(bytes);
    return instance.exports as unknown as E;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Grows the memory of a module to hold so many bytes; what lies in it stays, arrays over it do not. */
export function reserve({ memory }: ModuleExports, bytes: number): void {
  const lacking = Math.ceil((bytes - memory.buffer.byteLength) / 65536);
  if (lacking > 0) memory.grow(lacking);
}
