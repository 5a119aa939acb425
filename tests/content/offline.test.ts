import { describe, expect, test } from 'vitest';
import { decide } from '@/components/mdx/offline/decide';
import { isLecture, type SiteFile } from '@/components/mdx/offline/site';
import { createStore, hashOf } from '@/components/mdx/offline/store';

const folder = 'https://example.org/talk/';
const files = ['index.html', 'present/index.html', 'data/übung.csv', 'search.json'];
const ask = (url: string, more: object = {}, at = folder) =>
  decide({ method: 'GET', mode: 'navigate', range: false, url, ...more }, at, (path) => files.includes(path));

describe('who answers a request', () => {
  test.each([
    ['', 'index.html'],
    ['?route=45', 'index.html'],
    ['present/', 'present/index.html'],
    ['present/?s=abc&hopfield-recall.load=0.2', 'present/index.html'],
    ['present/index.html', 'present/index.html'],
    ['search.json?again', 'search.json'],
    ['data/%C3%BCbung.csv', 'data/übung.csv'],
  ])('%s is the file %s, whatever asks', (address, path) => {
    expect(ask(folder + address)).toEqual({ kind: 'file', path });
    expect(ask(folder + address, { mode: 'cors' })).toEqual({ kind: 'file', path });
  });

  test('at the top of an origin too', () => {
    const top = 'http://localhost:3000/';
    expect(ask(`${top}present/?a=1`, {}, top)).toEqual({ kind: 'file', path: 'present/index.html' });
    expect(ask(`${top}other/`, {}, top)).toEqual({ kind: 'unknown' });
  });

  test('a folder without its slash is sent on, with its query', () => {
    const to = `${folder}present/?s=1`;
    expect(ask(`${folder}present?s=1`)).toEqual({ kind: 'redirect', to });
    expect(ask(`${folder}present`, { mode: 'cors' })).toEqual({ kind: 'leave' });
  });

  test('a page of no list is asked of the network', () => {
    expect(ask(`${folder}lecture/old-name/`)).toEqual({ kind: 'unknown' });
    expect(ask(`${folder}lecture/%`)).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['a form', `${folder}present/`, { method: 'POST' }],
    ['a look at the header', `${folder}present/`, { method: 'HEAD' }],
    ['part of a file', `${folder}search.json`, { range: true, mode: 'cors' }],
    ['a file of no list', `${folder}handout.pdf`, { mode: 'cors' }],
    ['another site of the origin', 'https://example.org/other/', {}],
    ['a site with a longer name', 'https://example.org/talk2/', {}],
    ['another origin', 'https://elsewhere.org/talk/present/', {}],
  ])('%s is left alone', (_, url, more) => {
    expect(ask(url, more)).toEqual({ kind: 'leave' });
  });

  test('lectures run on the stage and in the presenter', () => {
    expect(['present/', 'presenter/#/a/1', 'lecture/x/', '', 'presenters'].map(isLecture)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

/** A browser's cache in a map, and a server of texts that counts what is asked of it. */
async function setUp(texts: Record<string, string>) {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (url: string) => kept.get(url)?.clone(),
    put: async (url: string, response: Response) => void kept.set(url, response),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    delete: async ({ url }: { url: string }) => kept.delete(url),
  } as unknown as Cache;
  const asked: string[] = [];
  const server = { ...texts };
  const fetch = async (address: string, { cache: mode }: RequestInit) => {
    asked.push(`${mode} ${address.slice(folder.length)}`);
    const name = address.slice(folder.length);
    if (server[name] === undefined) throw new TypeError('Failed to fetch');
    return new Response(server[name], { headers: { 'content-type': 'text/plain' } });
  };
  const file = async (path: string, text: string): Promise<SiteFile> => {
    const bytes = new TextEncoder().encode(text);
    return [path, await hashOf(bytes.buffer), bytes.length];
  };
  const list = await Promise.all(
    Object.entries(texts).map(([name, text]) => file(name === '' ? 'index.html' : name, text)),
  );
  return { store: createStore({ open: async () => cache, fetch, folder }), asked, server, list, file, kept };
}

describe('what is saved', () => {
  test('everything is fetched once, with progress in bytes', async () => {
    const { store, list, asked } = await setUp({ '': 'home', 'a.css': 'aaaaa', '_next/static/b.js': 'bb' });
    const heard: number[] = [];
    await store.fill(list, (bytes) => heard.push(bytes));
    expect(asked.sort()).toEqual(['default _next/static/b.js', 'no-cache ', 'no-cache a.css']);
    expect(heard.at(-1)).toBe(11);
    expect(heard).toHaveLength(3);
    expect(await store.saved(list)).toBe(11);
    await store.fill(list);
    expect(asked).toHaveLength(3);
    const saved = await store.match(list[1][1]);
    expect([await saved?.text(), saved?.headers.get('content-type')]).toEqual(['aaaaa', 'text/plain']);
  });

  test('a file of another version is asked for past all caches, and never kept', async () => {
    const { store, list, server, asked } = await setUp({ 'a.css': 'one', 'b.css': 'two' });
    server['a.css'] = 'new';
    await expect(store.fill(list)).rejects.toThrow('the server has another version of a.css');
    expect(asked).toContain('reload a.css');
    expect(await store.match(list[0][1])).toBeUndefined();
    expect(await store.saved(list)).toBe(3);
  });

  test('a lost connection ends it; what has come is not fetched again', async () => {
    const { store, list, server, asked } = await setUp({ 'a.css': 'one', 'b.css': 'two' });
    delete server['b.css'];
    await expect(store.fill(list)).rejects.toThrow('Failed to fetch');
    server['b.css'] = 'two';
    asked.length = 0;
    await store.fill(list);
    expect(asked).toEqual(['no-cache b.css']);
  });

  test('a new version fetches what changed; then the old contents go', async () => {
    const { store, list, server, asked, file, kept } = await setUp({ 'a.css': 'one', 'b.css': 'two' });
    await store.fill(list);
    server['a.css'] = 'three';
    const next = [await file('a.css', 'three'), list[1]];
    asked.length = 0;
    await store.fill(next);
    expect(asked).toEqual(['no-cache a.css']);
    // Both versions live until the new one is in force.
    expect(await store.saved(list)).toBe(6);
    await store.keepOnly(next);
    expect(await store.saved(list)).toBe(3);
    expect(await store.saved(next)).toBe(8);
    expect(kept.size).toBe(2);
  });
});
