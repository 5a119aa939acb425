import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { bibliography, findWork, readWorks } from '@/components/mdx/bibliography';
import { readCredits } from '@/components/mdx/credits';
import { imageSize } from '@/components/mdx/imageSize';
import { inlineSvg } from '@/components/mdx/inlineSvg';
import { findRegion } from '@/components/mdx/region';
import { outline } from '@/content/slides/outline';

describe('references', () => {
  it('are labelled by author and year, told apart by letters', () => {
    const works = readWorks(`
@article{one, author = {Carleo, Giuseppe and Troyer, Matthias}, title = {T}, journal = {J}, year = {2017}, doi = {10.1/x}}
@article{two, author = {Müller, A. and Rossi, B. and Li, C.}, title = {T}, journal = {J}, year = {2019}}
@article{three, author = {Rossi, B.}, title = {First}, journal = {J}, year = {2020}}
@article{four, author = {Rossi, B.}, title = {Second}, journal = {J}, year = {2020}}
@misc{five, author = {{The Nobel Committee for Physics}}, title = {B}, year = {2024}, url = {https://example.org/a}}`);
    expect([...works].map(([key, { label }]) => [key, label]).sort()).toEqual([
      ['five', 'The Nobel Committee for Physics 2024'],
      ['four', 'Rossi 2020b'],
      ['one', 'Carleo & Troyer 2017'],
      ['three', 'Rossi 2020a'],
      ['two', 'Müller et al. 2019'],
    ]);
    expect(works.get('one')?.html).toContain('<a href="https://doi.org/10.1/x">doi.org/10.1/x</a>');
    expect(works.get('five')?.url).toBe('https://example.org/a');
  });

  it('have a DOI or an address that is one, or are old', () => {
    for (const { key, url, html, label } of bibliography().values()) {
      if (url) expect(url, key).toMatch(/^https:\/\/(doi\.org\/10\.\d{4,}\/\S+|[\w.-]+\/\S*)$/);
      expect(html.replace(/<[^>]+>/g, '').length, key).toBeGreaterThan(20);
      expect(label, key).toMatch(/ \d{4}[a-z]?$/);
    }
  });

  it('of demos exist', async () => {
    for (const id of demoIds)
      for (const key of (await loadDemo(id)).cite) expect(findWork(key).key).toBe(key);
    expect(() => findWork('nobody1900')).toThrow("no work 'nobody1900'");
  });
});

describe('regions of the source', () => {
  const source = `import x from 'y';

/** Adds ( two. */
export function add(
  a: number,
  b: number,
): number {
  // a brace } that closes nothing
  const s = '}';

  return a + b;
}

export const LIMIT = 3;

/**
 * A shape {
 */
export interface Shape {
  x: number;
}

export type Either =
  | 'a'
  | 'b';

export const table = [
  1,
  2,
];

export const PROGRAM = /* wgsl */ \`
fn half(x: f32) -> f32 {
  return 0.5 * x;
}

fn open( {
\`;

export const AFTER = 1;
`;

  it('are the declaration with its doc comment', () => {
    const region = findRegion('lib/x.ts', 'add', source);
    expect(region.line).toBe(3);
    expect(region.code.split('\n')).toHaveLength(10);
    expect(region.code).toMatch(/^\/\*\* Adds[\s\S]*return a \+ b;\n}$/);
    expect(findRegion('x', 'LIMIT', source).code).toBe('export const LIMIT = 3;');
    expect(findRegion('x', 'Shape', source).code).toMatch(/^\/\*\*\n \* A shape[\s\S]*\n}$/);
    expect(findRegion('x', 'Either', source).code).toMatch(/'b';$/);
    expect(findRegion('x', 'table', source).code).toMatch(/\];$/);
    expect(findRegion('x', 'PROGRAM', source).code).toMatch(/^export const PROGRAM[\s\S]*open\( \{\n`;$/);
  });

  it('end before the next declaration, for every export of lib', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    let seen = 0;
    for (const file of files) {
      const text = readFileSync(`lib/${file}`, 'utf8');
      for (const [, name] of text.matchAll(/^export (?:async )?(?:function|const|interface|type) (\w+)/gm)) {
        const { code } = findRegion(file, name, text);
        expect([...code.matchAll(/^export /gm)], `${file}#${name}`).toHaveLength(1);
        expect(code.trimEnd(), `${file}#${name}`).toMatch(/[;}]$/);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(30);
  });
});

describe('credits', () => {
  it('name origin, licence and place of use of everything', () => {
    const groups = readCredits();
    const known = [...outline.map((o) => o.slug), ...demoIds];
    for (const { usedIn, name } of groups.flatMap((g) => g.entries)) {
      for (const place of usedIn) {
        if (!place.includes(' ')) expect(known, `${name} is used in`).toContain(place);
      }
    }
  });
});

describe('a drawing inside the page', () => {
  it('keeps its rules and ids to itself and leaves the colours to the page', () => {
    const svg =
      '<svg xmlns="x" viewBox="0 0 9 9" width="9" role="img"><title>T</title><style>svg{--ink:#000}@media (prefers-color-scheme:dark){svg{--ink:#fff}}text,.s{fill:var(--ink)}</style><clipPath id="c"/><g clip-path="url(#c)"/></svg>';
    expect(inlineSvg('a-b', svg)).toBe(
      '<svg class="a-b" viewBox="0 0 9 9" aria-hidden="true"><style>.a-b text,.a-b .s{fill:var(--ink)}</style><clipPath id="a-b-c"/><g clip-path="url(#a-b-c)"/></svg>',
    );
  });

  it('holds for every drawing of the site', () => {
    for (const file of readdirSync('public/figures').filter((f) => f.endsWith('.svg'))) {
      const svg = inlineSvg('own', readFileSync(`public/figures/${file}`, 'utf8'));
      const css = /<style>([\s\S]*)<\/style>/.exec(svg)?.[1] ?? '';
      for (const [, selector] of css.matchAll(/([^{}]+)\{/g)) expect(selector, file).toMatch(/^\.own /);
      expect(svg, file).not.toMatch(/<title>|#[0-9a-f]{6}\b/i);
    }
  });
});

describe('the size of a picture', () => {
  it('is read from SVG and PNG', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(imageSize('a.svg', bytes('<svg viewBox="0 0 64 32">'))).toEqual({ width: 64, height: 32 });
    expect(imageSize('a.svg', bytes('<svg width="10px" height="20">'))).toEqual({ width: 10, height: 20 });
    expect(() => imageSize('a.svg', bytes('<svg>'))).toThrow('neither width and height nor a viewBox');
    const png = new Uint8Array(24);
    new DataView(png.buffer).setUint32(16, 640);
    new DataView(png.buffer).setUint32(20, 480);
    expect(imageSize('a.png', png)).toEqual({ width: 640, height: 480 });
  });
});
