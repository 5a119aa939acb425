import { readFileSync } from 'node:fs';

/** A Python program beside a kernel, with what it printed. */
export interface Listing {
  /** From the root of the repository. */
  path: string;
  code: string;
  /** Versions that made the output, as `Python 3.11.7, NumPy 2.4.6`. */
  versions: string;
  output: string;
}

/**
 * Reads `content/python/<name>.py` and its stored output, whose first line names the versions and the listing's hash.
 *
 * @throws Error when one of them is missing
 */
export function readListing(name: string): Listing {
  const path = `content/python/${name}.py`;
  try {
    const code = readFileSync(path, 'utf8');
    const stored = readFileSync(`content/python/${name}.txt`, 'utf8');
    const [head, ...lines] = stored.split('\n');
    return { path, code, versions: head.split('; ')[0], output: lines.join('\n').trimEnd() };
  } catch {
    throw new Error(`there is no Python listing '${name}' with its output in content/python/`);
  }
}
