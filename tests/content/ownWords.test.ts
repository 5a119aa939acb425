import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapter } from './compile';
import { chapterPassages, type Passage, passagesOf } from './passages';
import { comparableWords, packHashes, runsOf, unpackHashes } from './talkRuns';

const talk = unpackHashes(readFileSync('tests/content/talk-runs.bin'));

/** Runs of twelve words that passages outside quotations share with a text, known by its hashes. */
function sharedRuns(passages: Passage[], hashes: Set<string>): string[] {
  const words = passages
    .filter(({ within }) => !within.includes('Quote'))
    .flatMap(({ text, cites }) => comparableWords(cites ? text.replace(/“[^”]*”/g, ' ') : text));
  return [...runsOf(words)].filter(({ hash }) => hashes.has(hash)).map(({ run }) => run);
}

describe('the words of the site are its own', () => {
  it('twelve in a row are never the talk’s', async () => {
    expect(talk.size).toBeGreaterThan(3500);
    const found: string[] = [];
    for (const [path, passages] of await chapterPassages()) {
      found.push(...sharedRuns(passages, talk).map((run) => `${path}: ${run}`));
    }
    for (const file of readdirSync('content').filter((name) => name.endsWith('.yaml'))) {
      const runs = [...runsOf(comparableWords(readFileSync(`content/${file}`, 'utf8')))];
      found.push(...runs.filter(({ hash }) => talk.has(hash)).map(({ run }) => `${file}: ${run}`));
    }
    expect(found).toEqual([]);
  });

  const borrowed = 'one two three four five six seven eight nine ten eleven twelve';
  const hashes = unpackHashes(packHashes([...runsOf(comparableWords(borrowed))].map(({ hash }) => hash)));
  const sharedIn = (body: string) =>
    sharedRuns(passagesOf(chapter(`\n## A [#a]\n\n${body}\n`), 'x.mdx'), hashes);

  it.each([
    ['in a paragraph', borrowed],
    ['over emphasis, a formula and the end of a sentence', borrowed.replace('six', '*six* $x^2$.')],
    ['from one paragraph to the next', borrowed.replace('six', 'Six\n\n')],
    ['in a note for the lecturer', `<Notes>\n\n${borrowed}\n\n</Notes>`],
    ['in quotation marks without a source', `"${borrowed}"`],
    ['in what a picture says', `<Figure src="/x.svg" alt="${borrowed}" />`],
  ])('and would be found %s', (_, body) => {
    expect(sharedIn(body)).toEqual([borrowed]);
  });

  it.each([
    ['eleven words', borrowed.replace('twelve', 'thirteen')],
    ['a quotation', `<Quote cite="hopfield1982">\n\n${borrowed}\n\n</Quote>`],
    ['a quotation in a line', `Says <Quote cite="hopfield1982">${borrowed}</Quote>`],
    ['words in quotation marks with their source', `"${borrowed}" (<Cite id="hopfield1982" />)`],
  ])('but not %s', (_, body) => {
    expect(sharedIn(body)).toEqual([]);
  });
});
