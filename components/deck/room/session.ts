/** A name that nobody else has: 16 hexadecimal digits. `randomUUID` needs an encrypted connection, this does not. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** The session that an address names, or null. */
export function askedSession(search: string): string | null {
  const session = new URLSearchParams(search).get('s') ?? '';
  return /^[\w-]{6,64}$/.test(session) ? session : null;
}

/** The query with a session in it; whatever else it says is kept. */
export function withSession(search: string, session: string): string {
  const query = new URLSearchParams(search);
  query.set('s', session);
  return `?${query}`;
}

interface Stored {
  session?: string;
  /** The window is open. Whoever finds this set is a copy of that window, or comes after a crash. */
  open?: boolean;
  entries?: readonly unknown[];
}

/** A window's place in a lecture. */
export interface Seat {
  session: string;
  /** Registers from before a reload. */
  kept: readonly unknown[];
  save(entries: readonly unknown[]): void;
  /** The page is left. */
  leave(): void;
  /** The page is back. */
  comeBack(): void;
}

/**
 * Finds the session of this window: the one in the address, the one this tab had before, or a new one. A tab copied by the
 * browser starts a session of its own unless the address says otherwise: two readers' windows do not move each other.
 *
 * @param base path of the site: several may share an origin
 */
export function takeSeat(base: string, search: string, storage: () => Storage): Seat {
  const name = `${base}/room`;
  const stored = read(storage, name);
  const asked = askedSession(search);
  const session = asked ?? (!stored.open && stored.session ? stored.session : randomId());
  const mine = asked === null || stored.session === asked;
  const now: Required<Stored> = { session, open: true, entries: (mine && stored.entries) || [] };
  const keep = (change: Stored) => write(storage, name, Object.assign(now, change));
  keep({});
  return {
    session,
    kept: now.entries,
    save: (entries) => keep({ entries }),
    leave: () => keep({ open: false }),
    comeBack: () => keep({ open: true }),
  };
}

/* Storage may be switched off, full, or hold junk: then a reloaded window knows what the others know. */
function read(storage: () => Storage, name: string): Stored {
  try {
    const { session, open, entries } = JSON.parse(storage().getItem(name) ?? '{}') as Stored;
    return {
      session: typeof session === 'string' ? session : undefined,
      open: open === true,
      entries: Array.isArray(entries) ? entries : [],
    };
  } catch {
    return {};
  }
}

function write(storage: () => Storage, name: string, value: Stored) {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {}
}
