import { describe, expect, it } from 'vitest';
import { countDone, isDone, readProgress, writeProgress } from '@/components/mdx/exercises/progress';
import { createProgressStore } from '@/components/mdx/exercises/store';

const given = (right: boolean, text = '1') => ({ text, right });

/** A storage in memory; `full` refuses to write. */
function memory(full = false) {
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
  } as Storage;
  return { map, storage: () => storage };
}

describe('an exercise is done', () => {
  it('when all its fields are right', () => {
    expect(isDone({ given: { 1: given(true) } }, 2)).toBe(false);
    expect(isDone({ given: { 1: given(true), 2: given(false) } }, 2)).toBe(false);
    expect(isDone({ given: { 1: given(true), 2: given(true) } }, 2)).toBe(true);
    expect(isDone({ marked: true }, 1)).toBe(false);
  });

  it('without fields, when it is marked', () => {
    expect(isDone(undefined, 0)).toBe(false);
    expect(isDone({ seen: true }, 0)).toBe(false);
    expect(isDone({ marked: true }, 0)).toBe(true);
  });

  it('and is counted for its chapter only', () => {
    const progress = {
      'a/x': { given: { 1: given(true) }, seen: true },
      'a/y': { seen: true },
      'b/z': { marked: true },
      'a/gone': { marked: true },
    };
    const tasks = [
      { id: 'x', answers: 1 },
      { id: 'y', answers: 2 },
      { id: 'z', answers: 0 },
    ];
    expect(countDone(progress, 'a', tasks)).toMatchObject({ done: 1, seen: 2 });
    expect(countDone(progress, 'b', tasks)).toMatchObject({ done: 1, seen: 0 });
  });
});

describe('the file', () => {
  it('holds what was kept', () => {
    const progress = { 'a/x': { given: { 2: given(false, '−1,5') }, seen: true }, 'b/y': { marked: true } };
    expect(readProgress(writeProgress(progress))).toEqual({ progress, dropped: 0 });
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'no progress'],
    ['{"format":"exercise-progress","version":1}', 'no progress'],
    ['{"format":"other","version":1,"exercises":{}}', 'no progress'],
    ['{"format":"exercise-progress","version":2,"exercises":{}}', 'another version'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(() => readProgress(text)).toThrow(reason);
  });

  it('loses the entries that make no sense, and says how many', () => {
    const exercises = {
      'a/x': { marked: true, given: { one: given(true), 1: { text: 3 }, 2: { text: 'y'.repeat(999) } } },
      'a/y': { marked: 'yes' },
      'a/z': null,
      '<b>': { marked: true },
    };
    const text = JSON.stringify({ format: 'exercise-progress', version: 1, exercises });
    const { progress, dropped } = readProgress(text);
    expect(progress).toEqual({ 'a/x': { marked: true, given: { 2: given(false, 'y'.repeat(60)) } } });
    expect(dropped).toBe(3);
  });
});

describe('the store', () => {
  it('keeps what a later page finds', () => {
    const { storage, map } = memory();
    createProgressStore('/base/k', storage).update('a/x', (old) => ({ ...old, marked: true }));
    expect([...map.keys()]).toEqual(['/base/k']);
    expect(createProgressStore('/base/k', storage).get()).toEqual({
      progress: { 'a/x': { marked: true } },
      kept: true,
    });
    expect(createProgressStore('/other/k', storage).get().progress).toEqual({});
  });

  it('does not overwrite what another page has written since', () => {
    const { storage } = memory();
    const [one, two] = [createProgressStore('k', storage), createProgressStore('k', storage)];
    one.get();
    two.update('a/x', () => ({ marked: true }));
    one.update('a/y', () => ({ seen: true }));
    expect(one.get().progress).toEqual({ 'a/x': { marked: true }, 'a/y': { seen: true } });
    two.refresh();
    expect(two.get().progress).toEqual(one.get().progress);
  });

  it.each([
    ['a full storage', memory(true).storage],
    [
      'no storage at all',
      () => {
        throw new DOMException('refused', 'SecurityError');
      },
    ],
  ])('works on with %s, and says so', (_, storage) => {
    const store = createProgressStore('k', storage);
    let heard = 0;
    store.subscribe(() => heard++);
    expect(store.get()).toEqual({ progress: {}, kept: true });
    store.update('a/x', () => ({ marked: true }));
    store.update('a/y', () => ({ seen: true }));
    expect(store.get()).toEqual({
      progress: { 'a/x': { marked: true }, 'a/y': { seen: true } },
      kept: false,
    });
    expect(heard).toBe(2);
  });

  it('starts anew from junk', () => {
    const { storage, map } = memory();
    map.set('k', 'junk');
    const store = createProgressStore('k', storage);
    expect(store.get().progress).toEqual({});
    store.update('a/x', () => ({ marked: true }));
    expect(readProgress(map.get('k') ?? '').progress).toEqual({ 'a/x': { marked: true } });
  });

  it('takes in a file and is cleared', () => {
    const { storage } = memory();
    const store = createProgressStore('k', storage);
    store.update('a/x', () => ({ seen: true }));
    store.update('a/y', () => ({ seen: true }));
    store.merge({ 'a/x': { marked: true } });
    expect(store.get().progress).toEqual({ 'a/x': { marked: true }, 'a/y': { seen: true } });
    store.clear();
    expect(createProgressStore('k', storage).get().progress).toEqual({});
  });
});
