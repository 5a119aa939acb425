import { describe, expect, it } from 'vitest';
import { baseParams, decodeEvents, encodeEvents, readLink, writeLink } from '@/components/demos/permalink';
import type { ParamSpec } from '@/lib/params';

const specs: Record<string, ParamSpec> = {
  alpha: { kind: 'number', label: 'α', default: 1, min: 0.1, max: 2, step: 0.01, restarts: true },
  particles: { kind: 'integer', label: 'particles', default: 2, min: 1, max: 10, restarts: true },
  optimize: {
    kind: 'choice',
    label: 'optimize',
    default: 'off',
    options: ['off', 'on'],
    optionLabels: { off: 'off', on: 'on' },
    restarts: false,
  },
  curve: {
    kind: 'data',
    label: 'your curve',
    default: Float64Array.of(0, 0.5, 1),
    quantum: 2 ** -12,
    minLength: 1,
    maxLength: 5000,
    restarts: true,
  },
};
const base = baseParams(specs);
const read = (search: string) => readLink(search, 'vmc', specs, base, 3);

describe('links', () => {
  it('states only what differs, and reads back the same', () => {
    const query = new URLSearchParams('other=1&vmc.alpha=9');
    const params = { ...base, alpha: 0.8, curve: Float64Array.of(0.25, -1) };
    const notes = writeLink(query, { name: 'vmc', specs, base, params, seed: 7, version: 3, until: 200 });
    expect(notes).toEqual([]);
    expect(query.get('other')).toBe('1');
    expect(query.get('vmc.alpha')).toBe('0.8');
    expect(query.has('vmc.particles')).toBe(false);
    const back = read(`?${query}`);
    expect(back).toMatchObject({ params, seed: 7, until: 200, notes: [], present: true });
  });

  it('is empty for the default', () => {
    const query = new URLSearchParams();
    writeLink(query, { name: 'vmc', specs, base, params: base, seed: 1, version: 3 });
    expect(query.toString()).toBe('');
  });

  it.each([
    ['alpha=99', 'outside 0.1 … 2; using 2', { alpha: 2 }],
    ['alpha=abc', 'expected a number; using 1', { alpha: 1 }],
    ['alpha=', 'expected a number; using 1', { alpha: 1 }],
    ['alpha=Infinity', 'expected a number; using 1', { alpha: 1 }],
    ['particles=2.6', 'expected an integer; using 3', { particles: 3 }],
    ['optimize=maybe', 'expected one of off, on; using off', { optimize: 'off' }],
    ['curve=%%%', 'cannot be read', { curve: base.curve }],
    ['curve=AAAA', 'cannot be read', { curve: base.curve }],
    ['seed=-3', 'expected an integer from 0', {}],
    ['until=soon', 'expected a number of steps', {}],
    ['events=xxxx', 'could not be read', {}],
    ['v=2', 'version 2 of this demo, here is version 3', {}],
    ['zzz=1', 'no such parameter', {}],
    ['__proto__=1', 'no such parameter', {}],
  ])('%s gives a clear note and a legal value', (entry, note, params) => {
    const state = read(`?vmc.${entry}`);
    expect(state.notes.join()).toContain(note);
    expect(state.params).toEqual({ ...base, ...params });
  });

  it('leaves other demos alone', () => {
    expect(read('?vmc-oscillator.alpha=0.5&alpha=3')).toMatchObject({
      params: base,
      present: false,
      notes: [],
    });
  });

  it('data too large for a link stay out of it, with a note', () => {
    const query = new URLSearchParams();
    const params = { ...base, curve: new Float64Array(2000) };
    const notes = writeLink(query, { name: 'vmc', specs, base, params, seed: 1, version: 3 });
    expect(notes.join()).toContain('too large for a link');
    expect(query.toString()).toBe('');
  });

  it('carries up to 50 events, or says settings only', () => {
    const events = [
      { step: 3, tune: { optimize: 'on' } },
      { step: 9, act: { cell: 4 } },
    ];
    expect(decodeEvents(encodeEvents(events, specs) ?? '', specs)).toEqual(events);
    const many = Array.from({ length: 51 }, (_, step) => ({ step, act: 1 }));
    expect(encodeEvents(many, specs)).toBeUndefined();
    const query = new URLSearchParams();
    const notes = writeLink(query, {
      name: 'vmc',
      specs,
      base,
      params: base,
      seed: 1,
      version: 3,
      events: many,
    });
    expect(notes.join()).toContain('settings only');
  });
});
