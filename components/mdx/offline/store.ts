import type { SiteFile } from './site';

/** How many files are fetched at a time. */
const LINES = 4;

/** Called after each file with the bytes that are saved of the wanted ones. */
type Progress = (bytes: number) => void;

/** What the store needs of the browser. */
export interface StoreEnvironment {
  open: () => Promise<Cache>;
  fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Address of the site's top folder, with its slash. */
  folder: string;
}

/**
 * Contents of files under their hashes. A version of the site is a list of hashes, so that a new version fetches what
 * changed, two versions live side by side, and nothing is ever served under another version's name: what the network
 * sends is kept only when it has the hash of the list.
 */
export function createStore({ open, fetch, folder }: StoreEnvironment) {
  const key = (hash: string) => `${folder}saved/${hash}`;
  let opened: Promise<Cache> | undefined;
  const cache = () => (opened ??= open());

  async function savedHashes(): Promise<Set<string>> {
    const requests = await (await cache()).keys();
    return new Set(requests.map(({ url }) => url.slice(key('').length)));
  }

  /** Keeps a response under its hash. Returns whether its content is what the list says. */
  async function keep([, hash]: SiteFile, response: Response): Promise<boolean> {
    const content = await response.arrayBuffer();
    if ((await hashOf(content)) !== hash) return false;
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    await (await cache()).put(key(hash), new Response(content, { headers: { 'content-type': type } }));
    return true;
  }

  async function download(file: SiteFile): Promise<void> {
    const address = folder + encodeURI(file[0].replace(/(^|\/)index\.html$/, '$1'));
    // The second time past all caches: one on the way may still hold the file of the version before.
    for (const mode of [isImmutable(file[0]) ? 'default' : 'no-cache', 'reload'] as const) {
      const options = { cache: mode, credentials: 'same-origin', priority: 'low' } as const;
      if (await keep(file, await fetch(address, options))) return;
    }
    throw new Error(`the server has another version of ${file[0]}`);
  }

  return {
    /** The saved content of a hash. */
    async match(hash: string): Promise<Response | undefined> {
      return (await cache()).match(key(hash));
    },
    /** Bytes of the given files that are saved. */
    async saved(files: readonly SiteFile[]): Promise<number> {
      const hashes = await savedHashes();
      return files.reduce((sum, [, hash, bytes]) => sum + (hashes.has(hash) ? bytes : 0), 0);
    },
    keep,
    /**
     * Fetches the files that are missing, a few at a time.
     * @throws the first error, after the files on the way have come
     */
    async fill(files: readonly SiteFile[], progress: Progress = () => {}): Promise<void> {
      const hashes = await savedHashes();
      const missing = files.filter(([, hash]) => !hashes.has(hash));
      let bytes = files.reduce((sum, [, hash, size]) => sum + (hashes.has(hash) ? size : 0), 0);
      let failed: unknown;
      const line = async () => {
        for (let file = missing.shift(); file && failed === undefined; file = missing.shift()) {
          try {
            await download(file);
            bytes += file[2];
            progress(bytes);
          } catch (error) {
            failed ??= error;
          }
        }
      };
      await Promise.all(Array.from({ length: LINES }, line));
      if (failed !== undefined) throw failed;
    },
    /** Drops all contents but those of the given files. */
    async keepOnly(files: readonly SiteFile[]): Promise<void> {
      const wanted = new Set(files.map(([, hash]) => key(hash)));
      const requests = await (await cache()).keys();
      await Promise.all(
        requests.filter(({ url }) => !wanted.has(url)).map(async (old) => (await cache()).delete(old)),
      );
    },
  };
}

/** Names with a hash of their own never change their content. */
function isImmutable(path: string): boolean {
  return path.startsWith('_next/static/');
}

/** The hash of the list: SHA-256, its first 16 hexadecimal digits. */
export async function hashOf(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content), 0, 8);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
