import type { Bytes } from './base64url';

/* ECDSA on P-256 with SHA-256: every browser has it, and so has Node. */
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const SIGNATURE_BYTES = 64;

/** Bytes of a public key in a link: the two coordinates, without the mark before them. */
export const PUBLIC_BYTES = 64;
/** Bytes of a private key in the remote's link. */
export const PRIVATE_BYTES = 32;

/** Whether this page may use the browser's cryptography: https and localhost may. */
export function canSign(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** A new pair; the private key leaves the browser only when it is made `extractable`. */
export function createKeys(extractable = false): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEY, extractable, ['sign', 'verify']);
}

/** A public key as the bytes of a link. */
export async function exportPublic(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key)).slice(1);
}

/** @throws DOMException when the bytes are no point of the curve */
export function importPublic(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', Uint8Array.of(4, ...bytes), KEY, true, ['verify']);
}

/** The private key as it stands in the remote's link, in base64url. */
export async function exportPrivate(key: CryptoKey): Promise<string> {
  return (await crypto.subtle.exportKey('jwk', key)).d ?? '';
}

/** @throws DOMException when private and public key are no pair */
export function importPrivate(d: string, x: string, y: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', d, x, y }, KEY, false, ['sign']);
}

/** What is signed: the text and the topic it is meant for, so that it counts nowhere else. */
function signed(topic: string, text: string): Bytes {
  return new TextEncoder().encode(`${topic}\n${text}`);
}

/** The signature, then the text. */
export async function seal(topic: string, key: CryptoKey, text: string): Promise<Bytes> {
  const signature = new Uint8Array(await crypto.subtle.sign(SIGNATURE, key, signed(topic, text)));
  const body = new TextEncoder().encode(text);
  const out = new Uint8Array(SIGNATURE_BYTES + body.length);
  out.set(signature);
  out.set(body, SIGNATURE_BYTES);
  return out;
}

/** The parts of a sealed message, not yet verified; null when it is no text. */
export function open(sealed: Bytes): { signature: Bytes; text: string } | null {
  if (sealed.length <= SIGNATURE_BYTES) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      sealed.subarray(SIGNATURE_BYTES),
    );
    return { signature: sealed.slice(0, SIGNATURE_BYTES), text };
  } catch {
    return null;
  }
}

export function verify(topic: string, key: CryptoKey, signature: Bytes, text: string): Promise<boolean> {
  return crypto.subtle.verify(SIGNATURE, key, signature, signed(topic, text));
}
