import {
  defaultValues,
  formatValue,
  type ParamSpec,
  type ParamValue,
  parseValue,
  sameValue,
} from '@/lib/params';
import type { RunEvent } from '@/lib/simulation';

export const DEFAULT_SEED = 1;
const MAX_EVENTS = 50;
const MAX_EVENTS_LENGTH = 1500;
const MAX_SEED = 0xffffffff;

export type Params = Record<string, ParamValue>;

/** What a link says about one demo. */
export interface LinkState {
  params: Params;
  seed: number;
  /** Steps to run at once; null when the link does not start a run. */
  until: number | null;
  events: RunEvent[];
  /** What was clamped, dropped or may differ, in words for the reader. */
  notes: string[];
  /** True when the link names this demo at all. */
  present: boolean;
}

/**
 * Reads `?<name>.param=…&<name>.seed=…&<name>.until=…&<name>.v=…&<name>.events=…` on top of the given parameters.
 * Junk is clamped or dropped, with a note; never throws.
 */
export function readLink(
  search: string,
  name: string,
  specs: Record<string, ParamSpec>,
  base: Params,
  version: number,
): LinkState {
  const state: LinkState = {
    params: { ...base },
    seed: DEFAULT_SEED,
    until: null,
    events: [],
    notes: [],
    present: false,
  };
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${name}.`)) continue;
    state.present = true;
    readEntry(state, key.slice(name.length + 1), text, specs, version);
  }
  return state;
}

function readEntry(
  state: LinkState,
  key: string,
  text: string,
  specs: Record<string, ParamSpec>,
  version: number,
): void {
  if (Object.hasOwn(specs, key)) {
    const { value, note } = parseValue(key, specs[key], text);
    state.params[key] = value;
    if (note) state.notes.push(note);
  } else if (key === 'seed') {
    const seed = wholeNumber(text, MAX_SEED);
    if (seed === null)
      state.notes.push(`seed = ${short(text)}: expected an integer from 0 to 4294967295; using 1`);
    else state.seed = seed;
  } else if (key === 'until') {
    state.until = wholeNumber(text, 1e9);
    if (state.until === null) state.notes.push(`until = ${short(text)}: expected a number of steps; not run`);
  } else if (key === 'v') {
    if (text !== String(version)) {
      state.notes.push(
        `this link was made with version ${short(text)} of this demo, here is version ${version}: its numbers may differ`,
      );
    }
  } else if (key === 'events') {
    const events = decodeEvents(text, specs);
    if (events) state.events = events;
    else state.notes.push('the changes made during the run could not be read: only the settings are used');
  } else {
    state.notes.push(`${short(key)}: this demo has no such parameter; ignored`);
  }
}

/** What goes into a link: only what differs from the base. */
export interface LinkOptions {
  name: string;
  specs: Record<string, ParamSpec>;
  /** Values a link need not state. */
  base: Params;
  params: Params;
  seed: number;
  version: number;
  until?: number;
  events?: RunEvent[];
}

/** Writes one demo's entries into the query, in place of older ones. Returns notes on what did not fit. */
export function writeLink(query: URLSearchParams, options: LinkOptions): string[] {
  const { name, specs, base, params, seed, version, until, events } = options;
  const notes: string[] = [];
  for (const key of [...query.keys()]) if (key.startsWith(`${name}.`)) query.delete(key);
  const entries: [string, string][] = [];
  for (const [key, spec] of Object.entries(specs)) {
    if (sameValue(params[key], base[key])) continue;
    const text = formatValue(spec, params[key]);
    if (text === undefined) {
      notes.push(`${spec.label}: too large for a link; save the run as a file to pass it on`);
    } else entries.push([key, text]);
  }
  if (seed !== DEFAULT_SEED) entries.push(['seed', String(seed)]);
  if (until !== undefined) entries.push(['until', String(until)]);
  if (events && events.length > 0) {
    const text = encodeEvents(events, specs);
    if (text) entries.push(['events', text]);
    else notes.push('more changes than a link can hold: it carries the settings only');
  }
  if (entries.length > 0) entries.push(['v', String(version)]);
  for (const [key, text] of entries) query.set(`${name}.${key}`, text);
  return notes;
}

/** Default values of a demo with a preset on top. */
export function baseParams(specs: Record<string, ParamSpec>, preset?: Partial<Params>): Params {
  return { ...defaultValues(specs), ...(preset as Params | undefined) };
}

/** Events as text, or undefined when there are too many for a link. */
export function encodeEvents(events: RunEvent[], specs: Record<string, ParamSpec>): string | undefined {
  if (events.length > MAX_EVENTS) return undefined;
  const plain = events.map((event) =>
    'tune' in event
      ? [event.step, 't', mapValues(event.tune, (key, value) => formatValue(specs[key], value as ParamValue))]
      : [event.step, 'a', event.act],
  );
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return text.length > MAX_EVENTS_LENGTH ? undefined : text;
}

/** Inverse of `encodeEvents`; null for junk. */
export function decodeEvents(text: string, specs: Record<string, ParamSpec>): RunEvent[] | null {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const plain: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(plain) || plain.length > MAX_EVENTS) return null;
    return plain.map((entry): RunEvent => {
      const [step, kind, payload] = entry as [number, string, unknown];
      if (!Number.isInteger(step) || step < 0) throw new RangeError('step');
      if (kind === 'a') return { step, act: payload };
      if (kind !== 't') throw new RangeError('kind');
      return {
        step,
        tune: mapValues(payload as Record<string, unknown>, (key, value) => {
          if (!Object.hasOwn(specs, key)) throw new RangeError('parameter');
          return parseValue(key, specs[key], String(value)).value;
        }),
      };
    });
  } catch {
    return null;
  }
}

function mapValues(object: object, map: (key: string, value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(key, value)]));
}

function wholeNumber(text: string, max: number): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= max ? value : null;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
