/** The parts of a request that decide who answers it. */
export interface Asked {
  method: string;
  url: string;
  mode: string;
  /** Part of a file is asked for. */
  range: boolean;
}

/** Who answers a request. */
export type Decision =
  /** Not ours: the browser goes on as if there were no service worker. */
  | { kind: 'leave' }
  /** A file of this version. */
  | { kind: 'file'; path: string }
  /** A folder without its slash. */
  | { kind: 'redirect'; to: string }
  /** A page that this version does not have: the network knows, or the page for unknown addresses says so. */
  | { kind: 'unknown' };

/**
 * Decides who answers a request; pure. Only a GET of a whole file below the site's own folder is ours. The query is not
 * part of a file's name: pages read theirs with a script.
 *
 * @param folder address of the site's top folder, with its slash
 * @param has whether this version has a file
 */
export function decide(asked: Asked, folder: string, has: (path: string) => boolean): Decision {
  if (asked.method !== 'GET' || asked.range || !asked.url.startsWith(folder)) return { kind: 'leave' };
  const { pathname, search, origin } = new URL(asked.url);
  const inside = decode(pathname.slice(new URL(folder).pathname.length));
  const path = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (has(path)) return { kind: 'file', path };
  if (asked.mode !== 'navigate') return { kind: 'leave' };
  if (has(`${path}/index.html`)) return { kind: 'redirect', to: `${origin}${pathname}/${search}` };
  return { kind: 'unknown' };
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
