import { decide } from './decide';
import { type Answer, type Ask, isLecture, type SiteFile, type SiteFiles, totalBytes } from './site';
import { createStore } from './store';

// The service worker. It answers from what is saved, of one version of the site only; a new version waits until the
// reader takes it. The program that writes `sw.js` puts the list of files before this code.

declare const SITE: SiteFiles;

const scope = self as unknown as ServiceWorkerGlobalScope;
const folder = scope.registration.scope;
const base = new URL(folder).pathname;
/** Other sites may share the origin: the name carries the path. */
const store = createStore({
  open: () => caches.open(`${base}|offline`),
  fetch: (address, options) => fetch(address, options),
  folder,
});
const fileAt = new Map(SITE.files.map((file): [string, SiteFile] => [file[0], file]));

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));

/** The first time the core is enough to start with; a new version is complete before it is offered. */
async function install(): Promise<void> {
  const first = scope.registration.active === null;
  await store.fill(first || savesData() ? SITE.files.slice(0, SITE.core) : SITE.files);
}

async function activate(): Promise<void> {
  await store.keepOnly(SITE.files);
  await scope.clients.claim();
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

scope.addEventListener('fetch', (event) => {
  const { method, url, mode, headers } = event.request;
  const decision = decide({ method, url, mode, range: headers.has('range') }, folder, (path) =>
    fileAt.has(path),
  );
  if (decision.kind === 'leave') return;
  event.respondWith(mode === 'navigate' ? page(event, decision) : file(event, fileAt.get(pathOf(decision))!));
});

function pathOf(decision: ReturnType<typeof decide>): string {
  return decision.kind === 'file' ? decision.path : '';
}

/** A saved file; one that is not saved yet comes from the network and is saved on the way. */
async function file(event: FetchEvent, wanted: SiteFile): Promise<Response> {
  const saved = await store.match(wanted[1]);
  if (saved) return saved;
  const response = await fetch(event.request);
  const copy = response.clone();
  event.waitUntil(store.keep(wanted, copy).catch(() => {}));
  return response;
}

async function page(event: FetchEvent, decision: ReturnType<typeof decide>): Promise<Response> {
  if (await portIsTaken()) {
    event.waitUntil(scope.registration.unregister());
    return fetch(event.request);
  }
  if (decision.kind === 'redirect') return Response.redirect(decision.to);
  if (decision.kind === 'file') return file(event, fileAt.get(decision.path)!).catch(notSaved);
  return fetch(event.request).catch(notFound);
}

/** Without a connection, before everything is saved. */
function notSaved(): Response {
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not saved yet</title><body style="font:1.2rem/1.6 system-ui;max-width:34rem;margin:15vh auto;padding:0 1.2rem">
<h1>This page is not saved yet</h1><p>There is no connection, and the copy on this device is not complete.
With a connection the page comes, and the rest of the copy with it. <a href="${base}">The path through the lecture</a>`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
}

async function notFound(): Promise<Response> {
  const saved = await store.match(fileAt.get('404.html')?.[1] ?? '');
  if (!saved) return Response.error();
  return new Response(saved.body, { status: 404, headers: saved.headers });
}

/**
 * On this very machine ports pass from program to program: a site saved from `localhost:3000` must not stand before the
 * next one. A server that answers, but has no service worker to give, takes the port over.
 */
async function portIsTaken(): Promise<boolean> {
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(folder).hostname)) return false;
  try {
    const answer = await fetch(`${folder}sw.js`, { method: 'HEAD', cache: 'no-store' });
    return !answer.ok || !answer.headers.get('content-type')?.includes('javascript');
  } catch {
    return false;
  }
}

scope.addEventListener('message', (event) => {
  const ask = event.data as Ask;
  const [port] = event.ports;
  if (!port) return;
  const say = (answer: Answer) => port.postMessage(answer);
  const source = event.source as WindowClient | null;
  event.waitUntil(ask.kind === 'take' ? take(ask.sure, source, say) : tell(ask.kind === 'fill', say));
});

let filling: Promise<void> | undefined;
const listeners = new Set<(bytes: number) => void>();

/** Says how much is saved, after saving the rest where that is wanted. */
async function tell(fill: boolean, say: (answer: Answer) => void): Promise<void> {
  const of = totalBytes(SITE);
  const { transfer } = SITE;
  const progress = (bytes: number) => say({ kind: 'saved', bytes, of, transfer, done: false });
  let reason: string | undefined;
  if (fill) {
    listeners.add(progress);
    // Several windows ask for the same.
    filling ??= store
      .fill(SITE.files, (bytes) => {
        for (const heard of listeners) heard(bytes);
      })
      .finally(() => {
        filling = undefined;
      });
    await filling.catch((error: unknown) => {
      reason = reasonOf(error);
    });
    listeners.delete(progress);
  }
  say({ kind: 'saved', bytes: await store.saved(SITE.files), of, transfer, done: true, reason });
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'there is no room for it on this device';
  }
  return error instanceof TypeError ? 'the connection was lost' : (error as Error).message;
}

/** All windows reload with the new version; where that would break into a lecture, only when the reader is sure. */
async function take(
  sure: boolean,
  source: WindowClient | null,
  say: (answer: Answer) => void,
): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const lectures = windows.filter(
    ({ id, url }) => id !== source?.id && url.startsWith(folder) && isLecture(url.slice(folder.length)),
  );
  if (lectures.length > 0 && !sure) return say({ kind: 'busy', windows: lectures.length });
  say({ kind: 'taken' });
  await scope.skipWaiting();
}
