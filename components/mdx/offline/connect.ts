import { href } from '../href';
import type { Answer, Ask } from './site';
import { offlineStore } from './state';

/** How often a window that stays open asks for a new version. */
const CHECK_MS = 60 * 60 * 1000;

const set = (state: Partial<ReturnType<typeof offlineStore.getState>>) => offlineStore.setState(state);

/** The site's folder in the reader's storage: what was said about the copy stays said. */
const WANTED = href('/offline');

let connected: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Saves the site for offline use, as far as the browser and the reader's settings allow, and watches for new versions. */
export function connectOffline(): Promise<ServiceWorkerRegistration | undefined> {
  connected ??= connect().catch((error: unknown) => {
    set({
      phase: 'failed',
      reason: `the browser refused (${error instanceof Error ? error.message : error})`,
    });
    return undefined;
  });
  return connected;
}

/** Saves the site although the device saves data. */
export function saveAnyway(): Promise<unknown> {
  try {
    localStorage.setItem(WANTED, 'yes');
  } catch {
    // Without storage the next visit asks again.
  }
  connected = undefined;
  return connectOffline();
}

async function connect(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) {
    const reason = isSecureContext ? 'this browser cannot' : 'the address is not secure: it needs https';
    set({ phase: 'off', reason });
    return undefined;
  }
  if (savesData() && !wanted()) {
    set({ phase: 'off', reason: 'this device saves data' });
    return undefined;
  }
  reloadWithNewVersion();
  set({ phase: 'saving' });
  const registration = (await navigator.serviceWorker.register(href('/sw.js'), {
    scope: href('/'),
    updateViaCache: 'none',
  })) as ServiceWorkerRegistration | undefined;
  if (!registration) {
    set({ phase: 'off', reason: 'this browser refuses' });
    return undefined;
  }
  watchForUpdates(registration);
  await begun(registration);
  await fill(registration);
  return registration;
}

/** Resolves when a version answers; rejects when the first one cannot be saved. */
function begun(registration: ServiceWorkerRegistration): Promise<void> {
  if (registration.active) return Promise.resolve();
  const worker = registration.installing ?? registration.waiting;
  return new Promise((done, failed) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') done();
      if (worker.state === 'redundant') failed(new Error('not all files could be fetched'));
    });
  });
}

async function fill(registration: ServiceWorkerRegistration): Promise<void> {
  const last = await ask(registration.active, { kind: 'fill' }, (answer) => {
    if (answer.kind === 'saved') set({ bytes: answer.bytes, of: answer.of });
  });
  if (last.kind !== 'saved') return;
  const all = last.bytes === last.of;
  set({
    phase: all ? 'ready' : 'failed',
    reason: last.reason ?? '',
    bytes: last.bytes,
    of: last.of,
  });
  // With a connection again the rest comes.
  if (!all) addEventListener('online', () => void fill(registration), { once: true });
}

function watchForUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    if (registration.waiting && registration.active) set({ update: true });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - last < CHECK_MS) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

/** Another version in force, taken in this window or in another: the page must not go on with the files of the old one. */
function reloadWithNewVersion(): void {
  let old = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (old) location.reload();
    old = navigator.serviceWorker.controller;
  });
}

/** Takes the waiting version: every window reloads. Where lectures run in other windows it asks once more. */
export async function takeUpdate(): Promise<void> {
  const registration = await connectOffline();
  const sure = offlineStore.getState().lectures > 0;
  const answer = await ask(registration?.waiting, { kind: 'take', sure });
  if (answer.kind === 'busy') set({ lectures: answer.windows });
}

/** The reader goes on with this version; the next page offers again. */
export function putOff(): void {
  set({ update: false, lectures: 0 });
}

/** Asks the worker; resolves to its last answer. */
function ask(
  worker: ServiceWorker | null | undefined,
  question: Ask,
  heard: (answer: Answer) => void = () => {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    if (!worker) return failed(new Error('there is no worker'));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      heard(data);
      if (data.kind === 'saved' && !data.done) return;
      port1.close();
      done(data);
    };
    worker.postMessage(question, [port2]);
  });
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

function wanted(): boolean {
  try {
    return localStorage.getItem(WANTED) === 'yes';
  } catch {
    return false;
  }
}
