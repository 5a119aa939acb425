import { describe, expect, it } from 'vitest';
import { buildManifest, parseChapter } from '@/components/mdx/manifest';
import { chapter, compileChapter } from './compile';

const parse = (body: string, notes = false) => parseChapter(chapter(body), 'x.mdx', notes);

describe('slides', () => {
  it('come from ## headings with ids; --- continues one', () => {
    const { slides } = parse('\n## One $x$ [#one]\n\na b\n\n---\n\nc\n\n---\n\nd\n\n## Two [#two]\n');
    expect(slides.map((s) => [s.id, s.title, s.continued])).toEqual([
      ['one', 'One x', false],
      ['one-2', 'One x', true],
      ['one-3', 'One x', true],
      ['two', 'Two', false],
    ]);
  });

  it.each([
    ['\n## No id\n', 'x.mdx:8: "No id" needs a stable id'],
    ['\n# Title\n', 'x.mdx:8: the title belongs in the front matter'],
    ['\n## A [#a]\n\n## B [#a]\n', 'x.mdx:10: two slides of this chapter have the id a'],
    ['\n## A [#a]\n\nimport x from "y"\n', 'x.mdx:10: prose has no imports'],
    ['\n## A [#a]\n\nthe set {x}\n', 'x.mdx:10: prose has no expressions: {x}'],
    ['\n## A [#a]\n\n<Deom id="x" />\n', 'x.mdx:10: <Deom> is unknown; prose may use Answer, Aside, Cite,'],
    ['\n## A [#a]\n\n<Demo id={x} />\n', 'x.mdx:10: <Demo>: attributes are plain strings'],
    [
      '\n## A [#a]\n\n<Demo id="x" />\n\n<Demo id="x" />\n',
      'x.mdx:12: two demos of this page are called x; give one a name',
    ],
    ['\n## A [#a]\n\n<Place>x</Place>\n', 'x.mdx:10: <Place> needs the id of the demo it waits for'],
    ['\n## A [#a]\n\n<Demo />\n', 'x.mdx:10: <Demo> needs an id'],
    ['\n## A [#a]\n\n<Read>\n\n<Step>x</Step>\n\n</Read>\n', 'x.mdx:12: <Step> cannot stand'],
    ['\n## A [#a]\n\n<Read>\n\n$\\step{1}{x}$\n\n</Read>\n', 'x.mdx:12: \\step cannot stand'],
    ['\n## A [#a]\n\n<Aside>\n', 'x.mdx:10:'],
    ['\n## A [#a]\n\n<SameEquation>\n\nx\n\n</SameEquation>\n', 'x.mdx:10: <SameEquation> holds a table'],
    [
      '\n## A [#a]\n\n<SameEquation>\n\n| M | E |\n| - | - |\n| a | $x$ |\n\n</SameEquation>\n',
      'two at least',
    ],
    ['\nwords only\n', 'x.mdx: a chapter needs at least one ## slide'],
  ])('says file and line for %j', (body, message) => {
    expect(() => parse(body)).toThrow(message);
  });

  it('refuses a chapter without its front matter', () => {
    expect(() => parseChapter('## A [#a]\n', 'x.mdx')).toThrow('x.mdx:1: a chapter starts with YAML');
    expect(() => parseChapter('---\ntitle: T\n---\n## A [#a]\n', 'x.mdx')).toThrow(
      'lead (one paragraph), minutes',
    );
  });

  it('keep reading-only text off the word count of the stage, in the search text', () => {
    const [slide] = parse(
      '\n## A [#a]\n\none two\n\n<Read>three four five</Read>\n\n<Show>six</Show>\n',
    ).slides;
    expect([slide.words, slide.allWords]).toEqual([3, 5]);
    expect(slide.searchText).toContain('three four five');
  });

  it('keep the room of a demo to come off the stage', () => {
    const { slides, references } = parse('\n## A [#a]\n\none\n\n<Place demo="to-come">two three</Place>\n');
    expect(slides.map((s) => [s.words, s.allWords, s.demos])).toEqual([[1, 3, []]]);
    expect(references).toEqual([{ kind: 'place', id: 'to-come', line: 12 }]);
  });
});

describe('the front matter', () => {
  const head = (covers: string, routes = '') =>
    `---\ntitle: T\nlead: L.\nminutes: 10\ncovers:${covers}\n${routes}---\n\n## A [#a]\n\n## B [#b]\n\nx\n\n---\n\ny\n`;
  const read = (covers: string, routes?: string) => parseChapter(head(covers, routes), 'x.mdx').front;

  it('says which slides cover a section of the talk, and which a route shows', () => {
    const front = read('\n  One: [a, b-2]\n  Two (2): [b]', 'routes:\n  short: [a]\n  long: [a, b]\n');
    expect(front.covers).toEqual([
      { section: 'One', slides: ['a', 'b-2'], line: 6 },
      { section: 'Two (2)', slides: ['b'], line: 7 },
    ]);
    expect(front.routes).toEqual({ short: ['a'], long: ['a', 'b'] });
    expect(read(' {}').routes).toEqual({ short: [], long: [] });
  });

  it.each([
    ['\n  One: [a]\n  Two: [a, c]', '', "x.mdx:7: no slide 'c' in this chapter: expected one of a, b, b-2"],
    ['\n  One: a', '', "x.mdx:6: 'One' needs a list of slides"],
    ['\n  One: []', '', "x.mdx:6: 'One' needs a list of slides"],
    ['\n  One: [a, a]', '', "x.mdx:6: 'One' names the slide a twice"],
    ['\n  - One', '', "x.mdx:1: the front matter lacks or misspells: covers (the talk's sections"],
    [' {}', 'routes:\n  long: [a]\n  short: [z]\n', "x.mdx:8: no slide 'z' in this chapter"],
    [' {}', 'routes:\n  medium: [a]\n', "x.mdx:7: there is no route 'medium': expected short or long"],
    [' {}', 'routes: [a]\n', 'x.mdx:1: the front matter lacks or misspells: routes'],
    [' {a', '', 'x.mdx:'],
  ])('says file and line for %j %j', (covers, routes, message) => {
    expect(() => read(covers, routes)).toThrow(message);
  });
});

describe('steps', () => {
  it('are numbered through blocks, formulas and demos in document order', async () => {
    const body = `
## A [#a]

<Step>first</Step>

$$
\\step{1}{a} + \\step{2}{b}
$$

- <Step>in a list</Step>

<Demo id="x" steps="p q" />

## B [#b]

<Step>again from one</Step>
`;
    const { slides } = parse(body);
    expect(slides.map((s) => s.steps)).toEqual([6, 1]);
    const code = await compileChapter(chapter(body));
    expect([...code.matchAll(/data-step=\\"(\d)\\"/g)].map((m) => m[1])).toEqual(['2', '3']);
    expect([...code.matchAll(/\bn: (\d)/g)].map((m) => m[1])).toEqual(['1', '4', '1']);
    expect(code).toMatch(/firstStep: 5/);
  });

  it('of an equation that changes its letters are one for each machine after the first', async () => {
    const table = '| M | E |\n| - | - |\n| a | $x$ |\n| b | $y$ |\n| c | $z$ |';
    const equation = `<SameEquation>\n\n${table}\n\n</SameEquation>`;
    const body = `\n## A [#a]\n\n<Step>one</Step>\n\n${equation}\n\n<Step>four</Step>\n`;
    expect(parse(body).slides[0].steps).toBe(4);
    const code = await compileChapter(chapter(body));
    expect(code).toMatch(/firstStep: 2/);
    expect([...code.matchAll(/\bn: (\d)/g)].map((m) => m[1])).toEqual(['1', '4']);
    expect(parse(`\n## A [#a]\n\n<Read>\n\n${equation}\n\n</Read>\n`).slides[0].steps).toBe(0);
  });

  it('left out in a formula go to the next block', async () => {
    const body = '\n## A [#a]\n\n$\\step{1}{a}\\step{3}{c}$\n\n<Step>two</Step>\n\n<Step>four</Step>\n';
    expect(parse(body).slides[0].steps).toBe(4);
    expect([...(await compileChapter(chapter(body))).matchAll(/\bn: (\d)/g)].map((m) => m[1])).toEqual([
      '2',
      '4',
    ]);
  });

  it('without a gap', () => {
    expect(() => parse('\n## A [#a]\n\n$\\step{2}{b}$\n')).toThrow(
      'x.mdx:10: the slide that begins here has no step 1',
    );
  });
});

describe("the lecturer's notes", () => {
  const body =
    '\n## A [#a]\n\npublic\n\n<Notes>\n\nsecret *words*\n\n</Notes>\n\n- item <Notes>hidden</Notes>\n';

  it('are compiled out of the public build, text and flag', async () => {
    const code = await compileChapter(chapter(body));
    expect(code).toContain('public');
    expect(code).not.toMatch(/secret|hidden|Notes/);
    expect(JSON.stringify(parse(body))).not.toMatch(/secret|hidden/);
    expect(parse(body).slides[0].hasNotes).toBe(false);
  });

  it("are kept in the lecturer's build, but not in words or search", async () => {
    expect(await compileChapter(chapter(body), 'chapter.mdx', true)).toContain('secret');
    const [slide] = parse(body, true).slides;
    expect(slide.hasNotes).toBe(true);
    expect(slide.searchText).not.toMatch(/secret|hidden/);
  });

  it('plan the minutes of their slide in every build, and leave the rest to the weights', () => {
    const planned =
      '\n## A [#a]\n\nx\n\n<Notes minutes="1.5">secret</Notes>\n\n## B [#b]\n\n<Read>\n\ny <Notes minutes="2">secret</Notes>\n\n</Read>\n\n## C [#c]\n';
    for (const notes of [false, true]) {
      expect(parse(planned, notes).slides.map((s) => s.minutes)).toEqual([1.5, 2, undefined]);
      const path = 'content/slides/en/03-regression.mdx';
      const { slides } = buildManifest([{ path, source: chapter(planned) }], notes);
      expect(slides.map((s) => s.minutes)).toEqual([1.5, 2, 3.3]);
    }
    for (const junk of ['x', '0', '-1', '', '1,5']) {
      expect(() => parse(`\n## A [#a]\n\n<Notes minutes="${junk}">x</Notes>\n`)).toThrow(
        `x.mdx:10: <Notes minutes="${junk}">: expected a number of minutes`,
      );
    }
  });
});

describe('the manifest', () => {
  const sources = [
    { path: 'content/slides/en/03-regression.mdx', source: chapter('\n## C [#c]\n') },
    { path: 'content/slides/en/01-why-this-prize.mdx', source: chapter('\n## A [#a]\n\n## B [#b]\n') },
  ];

  it('numbers slides through the chapters in the order of the path', () => {
    const { chapters, slides } = buildManifest(sources);
    expect(slides.map((s) => [s.n, s.id, s.chapter])).toEqual([
      [1, 'a', 'why-this-prize'],
      [2, 'b', 'why-this-prize'],
      [3, 'c', 'regression'],
    ]);
    expect(chapters.map((c) => c.title)).toEqual(['A chapter’s title', 'A chapter’s title']);
    expect(slides.reduce((sum, s) => sum + s.minutes, 0)).toBeCloseTo(20, 0);
  });

  it('refuses an id of another chapter and a file that is not on the path', () => {
    const twice = [sources[1], { ...sources[0], source: chapter('\n## C [#b]\n') }];
    expect(() => buildManifest(twice)).toThrow(
      '03-regression.mdx:8: the slide id b is taken by content/slides/en/01-why-this-prize.mdx:10',
    );
    expect(() => buildManifest([{ ...sources[0], path: 'content/slides/en/03-regresion.mdx' }])).toThrow(
      'no chapter of the outline',
    );
  });
});
