/** Bytes as text for an address: letters, digits, `-` and `_`. */
export function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Inverse of `toBase64url`; null for junk, or for another number of bytes than wanted. */
export function fromBase64url(text: string, length?: number): Bytes | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const canonical = toBase64url(bytes) === text;
    return canonical && (length === undefined || bytes.length === length) ? bytes : null;
  } catch {
    return null;
  }
}

/** Bytes that the browser's cryptography takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** So many random bytes as text. */
export function randomText(bytes: number): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}
