/** A file of the site: where it lies below the base path, a hash of its content, its size. */
export type SiteFile = readonly [path: string, hash: string, bytes: number];

/** One version of the site, as the list made after the export says it. */
export interface SiteFiles {
  /** Hash over all files. */
  version: string;
  /** All that a reader can ask for; the first `core` of them are saved before the worker starts to answer. */
  files: readonly SiteFile[];
  core: number;
  /** Bytes that travel when all files are fetched: what is text comes compressed. */
  transfer: number;
}

/** What a page asks of the service worker, each with a port for the answers. */
export type Ask =
  /** How much is saved? */
  | { kind: 'state' }
  /** Save what is still missing; answered by `saved` again and again, the last time with `done`. */
  | { kind: 'fill' }
  /** Put this waiting version in force; where lectures run in other windows only when the reader is `sure`. */
  | { kind: 'take'; sure: boolean };

export type Answer =
  | { kind: 'saved'; bytes: number; of: number; transfer: number; done: boolean; reason?: string }
  | { kind: 'busy'; windows: number }
  | { kind: 'taken' };

/** Bytes of all files of a version. */
export function totalBytes({ files }: Pick<SiteFiles, 'files'>): number {
  return files.reduce((sum, [, , bytes]) => sum + bytes, 0);
}

/** Pages on which a lecture may be running: they are never reloaded without a question. */
export function isLecture(path: string): boolean {
  return /^(present|presenter)\//.test(path);
}
