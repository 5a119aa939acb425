import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkNode, whyInstall } from './install.mjs';

let folder: string;

function lay(installed: object | null, locked: object): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  if (!installed) return;
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const a = { version: '1.0.0', integrity: 'sha512-a' };

test('nothing to do when what is installed is what is locked', () => {
  lay({ 'node_modules/a': a }, { '': { name: 'top' }, 'node_modules/a': a });
  expect(whyInstall(folder)).toBeNull();
});

test('packages of other platforms may be missing', () => {
  lay(
    { 'node_modules/a': a },
    { 'node_modules/a': a, 'node_modules/b': { version: '1.0.0', optional: true } },
  );
  expect(whyInstall(folder)).toBeNull();
});

test('no packages, a missing one, another version, other contents: each is a reason', () => {
  lay(null, { 'node_modules/a': a });
  expect(whyInstall(folder)).toBe('packages are not installed');
  lay({}, { 'node_modules/a': a });
  expect(whyInstall(folder)).toContain('node_modules/a is missing');
  writeFileSync(
    join(folder, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { ...a, version: '0.9.0' } } }),
  );
  expect(whyInstall(folder)).toBe('node_modules/a is 0.9.0, the lock file has 1.0.0');
  writeFileSync(
    join(folder, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { ...a, integrity: 'sha512-b' } } }),
  );
  expect(whyInstall(folder)).not.toBeNull();
});

test('an old Node gets one line and exit code 1, a new one goes on', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
  const say = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    checkNode('22.1.0');
    checkNode('20.19.0');
    expect(exit).not.toHaveBeenCalled();
    checkNode('20.18.3');
    expect(exit).toHaveBeenCalledWith(1);
    expect(say.mock.calls[0][0]).toMatch(/^Node 20\.18\.3 is too old.*20\.19\.0/);
  } finally {
    exit.mockRestore();
    say.mockRestore();
  }
});
