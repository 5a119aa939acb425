import { beforeAll, describe, expect, it } from 'vitest';
import { getManifest, type Manifest, readChapters } from '@/components/mdx/manifest';
import { chapter } from './compile';
import { brokenLink, linksOf } from './links';

let sources: { path: string; source: string }[];
let manifest: Manifest;

beforeAll(async () => {
  sources = await readChapters();
  manifest = await getManifest();
}, 60_000);

describe('links', () => {
  it('of prose lead somewhere', async () => {
    const broken: string[] = [];
    let count = 0;
    for (const { path, source } of sources) {
      const { slug } = manifest.chapters.find((entry) => entry.path === path)!;
      for (const { url, line } of linksOf(source, path)) {
        count++;
        const reason = await brokenLink(url, slug, manifest);
        if (reason) broken.push(`${path}:${line}: ${url}: ${reason}`);
      }
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(40);
  });

  it('are found with their lines', () => {
    const source = chapter(
      '\n## A [#a]\n\n<Read>\n\nSee [this](/demos/)\nand [that][x].\n\n[x]: https://a.org\n\n</Read>\n',
    );
    expect(linksOf(source, 'x.mdx')).toEqual([
      { url: '/demos/', line: 12 },
      { url: 'https://a.org', line: 15 },
    ]);
  });

  const good = [
    '/',
    '/demos/',
    '/credits/',
    '/present/',
    '/present/#/tools-from-physics',
    '#tools-from-physics',
    '#ref-hopfield1982',
    '/lecture/regression/#one-point',
    '/demos/vmc-oscillator/',
    '/demos/vmc-oscillator/?vmc-oscillator.alpha=0.8&vmc-oscillator.seed=7&vmc-oscillator.until=2000',
    '/lecture/regression/?ols-fit.seed=2#one-point',
    'https://example.org/a?b=c#d',
  ];
  it.each(good)('to %s are right', async (url) => {
    expect(await brokenLink(url, 'why-this-prize', manifest)).toBeUndefined();
  });

  it.each([
    ['/demos', 'no page /demos'],
    ['/lectures/regression/', 'no page'],
    ['/lecture/regresion/', "no chapter 'regresion'"],
    ['/lecture/regression/#no-such', 'no place #no-such in the chapter regression'],
    ['#one-point', 'no place #one-point in the chapter why-this-prize'],
    ['#ref-nobody1900', 'no place'],
    ['/present/#/no-such', 'no slide'],
    ['/present/#/tools-from-physics/99', 'has no step 99'],
    ['/demos/no-such/', "no demo 'no-such'"],
    ['/demos/vmc-oscillator/?vmc-oscillator.alhpa=0.8', 'this demo has no such parameter'],
    ['/demos/vmc-oscillator/?vmc-oscillator.alpha=900', 'alpha = "900": outside'],
    ['/demos/vmc-oscillator/?alpha=0.8', 'no demo of that page takes alpha'],
    ['/lecture/regression/?vmc-oscillator.alpha=0.8', 'no demo of that page takes'],
    ['http://example.org/', 'expected https'],
    ['https://example', 'expected https'],
    ['www.example.org', 'expected https'],
  ])('to %s are not', async (url, reason) => {
    expect(await brokenLink(url, 'why-this-prize', manifest)).toContain(reason);
  });
});
