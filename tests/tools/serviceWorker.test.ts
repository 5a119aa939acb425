import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { SiteFiles } from '@/components/mdx/offline/site';
import { hashOf } from '@/components/mdx/offline/store';
import { listFiles, writeServiceWorker } from './serviceWorker.mjs';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const paths = ({ files }: SiteFiles) => files.map(([path]) => path);

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const path of [
    'index.html',
    '404.html',
    'present/index.html',
    'lecture/regression/index.html',
    'data/iris/iris.csv',
    'data/iris/LICENSE.txt',
    'posters/a.svg',
    'search.json',
    'vendor/kernel.wasm',
    'recorded/run.bin',
    '_next/static/chunks/a.js',
    '_next/static/media/font.woff2',
  ])
    write(path, `content of ${path}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('all that a page can ask for is in the list; copies, sources, papers and the worker itself are not', () => {
  const before = paths(listFiles(folder));
  expect(before).toHaveLength(12);
  for (const path of [
    'index.txt',
    'lecture/regression/index.txt',
    'lecture/regression/__next._tree.txt',
    'lecture/regression/__next.!KHNpdGUp.lecture.$d$chapter.__PAGE__.txt',
    '404/index.html',
    '_not-found/index.html',
    '_next/static/chunks/a.js.map',
    '_next/static/media/worker.ts',
    'handout.pdf',
    'robots.txt',
    '.nojekyll',
    'sw.js',
  ])
    write(path, 'left out');
  expect(paths(listFiles(folder))).toEqual(before);
});

test('the core stands first: programs, letters, the first page, the stage, the page for unknown addresses', () => {
  const list = listFiles(folder);
  expect(paths(list).slice(0, list.core).sort()).toEqual([
    '404.html',
    '_next/static/chunks/a.js',
    '_next/static/media/font.woff2',
    'index.html',
    'present/index.html',
  ]);
});

test('hashes and sizes are those the worker will find', async () => {
  const { files } = listFiles(folder);
  for (const [path, hash, bytes] of files) {
    const content = readFileSync(join(folder, path));
    expect(bytes).toBe(content.length);
    expect(hash).toBe(await hashOf(new Uint8Array(content).buffer));
  }
});

test('the same files make the same version, one changed byte another', () => {
  const { version, transfer } = listFiles(folder);
  expect(listFiles(folder).version).toBe(version);
  write('posters/a.svg', 'content of posters/b.svg');
  const changed = listFiles(folder);
  expect(changed.version).not.toBe(version);
  write('posters/a.svg', 'b'.repeat(10_000));
  // Text travels compressed.
  expect(listFiles(folder).transfer).toBeLessThan(transfer + 200);
});

test('the worker is one plain script that begins with the list', async () => {
  const { files, bytes } = await writeServiceWorker(folder);
  const script = readFileSync(join(folder, 'sw.js'), 'utf8');
  expect(script).not.toMatch(/^\s*(import|export)\b/m);
  const heard: string[] = [];
  const self = {
    registration: { scope: 'https://example.org/talk/', active: null },
    addEventListener: (type: string) => heard.push(type),
  };
  const list = runInNewContext(`${script}; SITE`, { self, URL, navigator: {} }) as SiteFiles;
  expect(heard.sort()).toEqual(['activate', 'fetch', 'install', 'message']);
  expect(list.files).toHaveLength(files);
  expect(list.files.reduce((sum, file) => sum + file[2], 0)).toBe(bytes);
});
