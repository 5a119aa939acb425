import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSite } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const site = join(folder, 'out');
const server = createSite(site, '/prefix');
let origin = '';
let port = 0;

beforeAll(async () => {
  mkdirSync(join(site, 'page'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<h1>home</h1>'.repeat(100));
  writeFileSync(join(site, '404.html'), 'missing');
  writeFileSync(join(site, 'page/index.html'), 'page');
  writeFileSync(join(site, 'kernel.wasm'), 'wasm');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  await new Promise<void>((done) => server.listen(0, done));
  port = (server.address() as AddressInfo).port;
  origin = `http://localhost:${port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['/prefix/', 200, 'text/html'],
  ['/prefix/page/', 200, 'text/html'],
  ['/prefix/kernel.wasm', 200, 'application/wasm'],
  ['/prefix/nothing', 404, 'text/html'],
  ['/prefix/kernel.wasm/', 404, 'text/html'],
  ['/page/', 404, 'text/html'],
  ['/prefix/%', 400, 'text/plain'],
])('%s gives %i as %s', async (path, status, type) => {
  const response = await fetch(origin + path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain(type);
});

test('a folder without its slash is sent on, with its query; so is the top', async () => {
  const page = await fetch(`${origin}/prefix/page?a=1`, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([301, '/prefix/page/?a=1']);
  const top = await fetch(`${origin}/`, { redirect: 'manual' });
  expect([top.status, top.headers.get('location')]).toEqual([302, '/prefix/']);
});

test('text travels compressed and is not sent twice', async () => {
  const first = await fetch(`${origin}/prefix/`);
  expect(first.headers.get('content-encoding')).toBe('gzip');
  expect(Number(first.headers.get('content-length'))).toBeLessThan(200);
  expect(await first.text()).toBe('<h1>home</h1>'.repeat(100));
  const again = await fetch(`${origin}/prefix/`, {
    headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test.each(['/prefix/../secret.txt', '/prefix/%2e%2e/secret.txt', '/prefix/..%2fsecret.txt'])(
  '%s does not leave the folder',
  async (path) => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(port, 'localhost', () =>
        socket.write(`GET ${path} HTTP/1.0\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(answer).not.toContain('secret');
  },
);

test('a busy port and a wrong one give one clear line and exit code 1', async () => {
  const run = (PORT: string) =>
    new Promise<[number | undefined, string]>((done) => {
      execFile(
        process.execPath,
        ['tests/tools/serve.mjs', site],
        { env: { ...process.env, PORT } },
        (error, _, stderr) => done([error?.code as number | undefined, stderr]),
      );
    });
  const [code, text] = await run(String(port));
  expect(code).toBe(1);
  expect(text).toBe(
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start\n`,
  );
  expect(await run('eighty')).toEqual([1, 'PORT = "eighty": expected a number from 1 to 65535.\n']);
});
