import { basePath } from '@/components/mdx/href';
import type { Bytes } from './base64url';
import { createKeys, exportPrivate, exportPublic } from './signing';

/** The keys of a lecturer's browser. */
export interface LecturerKeys {
  /** Signs where the lecture is. It cannot be read out of the browser, not even by this page. */
  lead: CryptoKeyPair;
  leadPublic: Bytes;
  remote: RemoteKeys;
}

/** The keys of the remote: they leave the browser in the remote's link and nowhere else. */
export interface RemoteKeys {
  publicKey: CryptoKey;
  publicBytes: Bytes;
  secret: string;
}

const STORE = 'keys';
const LECTURER = 'lecturer';

/** The keys kept on this device; made the first time. Of two windows that make some at once, one is heard. */
export async function obtainKeys(): Promise<LecturerKeys> {
  const kept = await transact<LecturerKeys | undefined>('readonly', (store) => store.get(LECTURER));
  if (kept) return kept;
  const made = await createAll();
  return transact<LecturerKeys>('readwrite', (store, answer) => {
    const asked = store.get(LECTURER);
    asked.onsuccess = () => {
      if (asked.result === undefined) store.put(made, LECTURER);
      answer(asked.result ?? made);
    };
    return undefined;
  });
}

/** Other keys: links given out before are worth nothing from now on. */
export async function renewKeys(): Promise<LecturerKeys> {
  return keep(await createAll());
}

/** Another remote: the one before is no longer obeyed. */
export async function renewRemote(keys: LecturerKeys): Promise<LecturerKeys> {
  return keep({ ...keys, remote: await createRemote() });
}

async function createAll(): Promise<LecturerKeys> {
  const lead = await createKeys();
  return { lead, leadPublic: await exportPublic(lead.publicKey), remote: await createRemote() };
}

async function createRemote(): Promise<RemoteKeys> {
  const pair = await createKeys(true);
  return {
    publicKey: pair.publicKey,
    publicBytes: await exportPublic(pair.publicKey),
    secret: await exportPrivate(pair.privateKey),
  };
}

async function keep(keys: LecturerKeys): Promise<LecturerKeys> {
  await transact('readwrite', (store) => store.put(keys, LECTURER));
  return keys;
}

/** One transaction; its result is that of the request returned, or what is handed to `answer`. */
function transact<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore, answer: (result: T) => void) => IDBRequest | undefined,
): Promise<T> {
  return new Promise((done, fail) => {
    const refuse = () =>
      fail(
        new Error('This browser keeps no keys, as in a private window: open the lecture in an ordinary one.'),
      );
    const opening = indexedDB.open(`${basePath}/follow`, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = refuse;
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction(STORE, mode);
      let result: T;
      const asked = ask(transaction.objectStore(STORE), (answer) => {
        result = answer;
      });
      transaction.oncomplete = () => {
        db.close();
        done(asked ? (asked.result as T) : result);
      };
      transaction.onabort = refuse;
    };
  });
}
