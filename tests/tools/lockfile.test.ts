import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  version: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};

/** True when the lock file has a package that node would find from the folder of another. */
function isLocked(name: string, from: string): boolean {
  const parts = from === '' ? [] : from.split(/\/?node_modules\//).slice(1);
  for (let depth = parts.length; depth >= 0; depth--) {
    const folder = parts.slice(0, depth).map((part) => `node_modules/${part}/`);
    if (`${folder.join('')}node_modules/${name}` in packages) return true;
  }
  return false;
}

// `npm ci` refuses a lock file without the packages of other platforms, which npm leaves out when its registry lacks them.
test('the lock file has the packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(name, path))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('one version of KaTeX, one of TensorFlow.js core, one of React', () => {
  for (const name of ['katex', '@tensorflow/tfjs-core', 'react', 'react-dom']) {
    const copies = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(copies).toEqual([`node_modules/${name}`]);
  }
});
