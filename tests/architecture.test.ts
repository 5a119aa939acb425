import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = process.cwd();

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(ROOT, path)).isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(name) ? [path] : [];
  });
}

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Paths a file imports, as written relative to the root; packages are left out. */
function imports(path: string): string[] {
  const found = [...text(path).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1]);
  return found
    .filter((name) => name.startsWith('.') || name.startsWith('@/'))
    .map((name) => (name.startsWith('@/') ? name.slice(2) : relative(ROOT, join(ROOT, path, '..', name))));
}

/** Lower layers first: a file may import from its own layer and from those before it. */
const LAYERS = [
  ['lib/'],
  ['lib/ml/'],
  ['lib/qmc/'],
  ['components/viz/'],
  ['components/demos/'],
  ['components/mdx/', 'content/'],
  ['components/deck/'],
  ['app/'],
];

function layerOf(path: string): number {
  let best = -1;
  let length = 0;
  LAYERS.forEach((prefixes, i) => {
    for (const prefix of prefixes) {
      if (path.startsWith(prefix) && prefix.length > length) {
        best = i;
        length = prefix.length;
      }
    }
  });
  return best;
}

const files = ['lib', 'components', 'content', 'app'].flatMap(sources);

describe('layers', () => {
  it('imports point downward only', () => {
    const upward = files.flatMap((file) =>
      imports(file)
        .filter((target) => layerOf(target) > layerOf(file))
        // The types of a frame source are the one word viz shares with the demos above it.
        .filter((target) => !(file.startsWith('components/viz/') && target === 'components/demos/demo'))
        .map((target) => `${file} → ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('a simulation imports from lib only', () => {
    const outside = files
      .filter((file) => file.endsWith('/simulation.ts'))
      .flatMap((file) =>
        imports(file)
          .filter((target) => !target.startsWith('lib/'))
          .map((target) => `${file} → ${target}`),
      );
    expect(outside).toEqual([]);
  });

  it('the registry, and so a worker, carries neither React nor a view', () => {
    const plain = files.filter((file) =>
      /components\/demos\/[^/]+\/(demo|simulation|paint|messages)\.ts$/.test(file),
    );
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.filter((file) => /from ['"](react|[^'"]*View)['"]/.test(text(file)))).toEqual([]);
  });
});

describe('determinism', () => {
  const exempt = new Set(
    ['runner', 'pool', 'device', 'graphicsCard', 'math'].map((name) => `lib/${name}.ts`),
  );
  const kernels = files.filter(
    (file) =>
      (file.startsWith('lib/') || /components\/demos\/[^/]+\/simulation\.ts$/.test(file)) &&
      !exempt.has(file),
  );
  const withoutComments = (file: string) =>
    text(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '');

  it('nothing in lib asks for time, chance or a window', () => {
    const forbidden = /Math\.random|\bDate\b|\bperformance\b|\bwindow\b|\bdocument\b|\bnavigator\b/;
    expect(kernels.filter((file) => forbidden.test(withoutComments(file)))).toEqual([]);
  });

  it('elementary functions come from lib/math.ts, whose bits are the same in every engine', () => {
    const inexact =
      /Math\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b/;
    const display = new Set(['lib/format.ts', 'lib/params.ts']);
    const arithmetic = kernels.filter((file) => !display.has(file));
    expect(arithmetic.filter((file) => inexact.test(withoutComments(file)))).toEqual([]);
    // Powers too differ between engines; those of two are exact everywhere.
    const power = (file: string) =>
      withoutComments(file)
        .replace(/\b2 \*\* /g, '')
        .includes('**');
    expect(arithmetic.filter(power)).toEqual([]);
  });
});

describe('names', () => {
  it('no file is called after nothing', () => {
    // A Gaussian process is the field's word for the thing.
    const empty = /(utils?|helpers?|manager|service|(?<!gaussian)process|misc|common)\.tsx?$/i;
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('holds one KaTeX, and names no host but the public registry', () => {
    const lock = JSON.parse(text('package-lock.json')) as {
      packages: Record<string, { version: string; resolved?: string }>;
    };
    const katex = Object.entries(lock.packages).filter(([path]) => path.endsWith('node_modules/katex'));
    expect(katex).toHaveLength(1);
    const hosts = Object.values(lock.packages)
      .map((entry) => entry.resolved)
      .filter((url) => url && !url.startsWith('https://registry.npmjs.org/'));
    expect(hosts).toEqual([]);
  });
});
