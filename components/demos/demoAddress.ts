import type { StoreApi } from 'zustand/vanilla';
import type { Run } from '@/lib/simulation';
import { pageParams } from './opening';
import { baseParams, type LinkOptions, type Params, writeLink } from './permalink';
import type { DemoState, SessionOptions } from './session';

/** How long parameters rest before the page's address follows, ms. */
const REST = 250;

/** Keeps the page's address in step with parameters and seed. Returns the way out, which writes what still waits. */
export function keepAddress(options: SessionOptions, store: StoreApi<DemoState>): () => void {
  const { name, demo } = options;
  const base = pageParams(options);
  let writing: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    writing = undefined;
    const { params, seed } = store.getState();
    const query = new URLSearchParams(location.search);
    writeLink(query, { name, specs: demo.params, base, params, seed, version: demo.version });
    const text = query.toString();
    history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  };
  const unsubscribe = store.subscribe((now, before) => {
    if (now.params === before.params && now.seed === before.seed) return;
    clearTimeout(writing);
    writing = setTimeout(write, REST);
  });
  return () => {
    unsubscribe();
    // A slide may be left right after a slider was moved.
    clearTimeout(writing);
    if (writing !== undefined) write();
  };
}

/** Link to this very state on the demo's own page, with notes on what does not fit. */
export function linkTo(
  { id, demo, base: site }: SessionOptions,
  { params, seed, step }: DemoState,
  record: Run,
): { url: string; notes: string[] } {
  const query = new URLSearchParams();
  const common: Omit<LinkOptions, 'params'> = {
    name: id,
    specs: demo.params,
    base: baseParams(demo.params),
    seed,
    version: demo.version,
    until: step > 0 ? step : undefined,
  };
  const notes = writeLink(query, {
    ...common,
    params: record.params as Params,
    events: record.events.filter((event) => event.step <= step),
  });
  // Events lead from the parameters of the start to those of now; without them the link states those of now.
  if (notes.length > 0) writeLink(query, { ...common, params });
  return { url: `${location.origin}${site}/demos/${id}/?${query}`, notes };
}
