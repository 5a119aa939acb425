import { createHash } from 'node:crypto';

/** So many words in a row, shared with the talk, are no accident. */
export const RUN = 12;

/** Bytes kept of a run's hash: a chance match among all runs of the site has odds of one in ten thousand. */
const BYTES = 5;

/** Words as they are compared: small letters and digits; markup, formulas and addresses are no words. */
export function comparableWords(text: string): string[] {
  return text
    .replace(/\$\$[\s\S]*?\$\$|\$[^$]*\$/g, ' ')
    .replace(/\]\([^)]*\)|<[^>]*>|https?:\S+/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Hash of each run of words, the run itself beside it. */
export function* runsOf(words: string[]): Generator<{ hash: string; run: string }> {
  for (let i = 0; i + RUN <= words.length; i++) {
    const run = words.slice(i, i + RUN).join(' ');
    yield {
      hash: createHash('sha256')
        .update(run)
        .digest('hex')
        .slice(0, 2 * BYTES),
      run,
    };
  }
}

/** Hashes as a file keeps them, sorted, end to end. */
export function packHashes(hashes: Iterable<string>): Buffer {
  return Buffer.from([...new Set(hashes)].sort().join(''), 'hex');
}

/** Hashes of a file. */
export function unpackHashes(packed: Buffer): Set<string> {
  const hashes = new Set<string>();
  for (let at = 0; at < packed.length; at += BYTES) {
    hashes.add(packed.subarray(at, at + BYTES).toString('hex'));
  }
  return hashes;
}
