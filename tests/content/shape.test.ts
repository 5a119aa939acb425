import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { getManifest, parseProse, readChapters } from '@/components/mdx/manifest';
import { chapter } from './compile';
import { chapterPassages, type Passage, passagesOf, wordsOf } from './passages';

/** What a first reader may leave out, and what is no running text. */
const BESIDE = new Set(['Aside', 'Derivation', 'Detail', 'Exercise', 'Notes', 'Place', 'Python', 'table']);
const SPOKEN = new Set(['alt', 'title', 'label']);

/** Words of the text between the slides that everybody reads. */
function mainWords(passages: Passage[]): number {
  return passages
    .filter(
      ({ within }) => within.includes('Read') && !within.some((name) => BESIDE.has(name) || SPOKEN.has(name)),
    )
    .reduce((sum, { text }) => sum + wordsOf(text).length, 0);
}

/** Levels of the headings of a reading page, in order, the title and the references included. */
function headingLevels(source: string, path: string): { level: number; line: number }[] {
  const levels = [{ level: 1, line: 1 }];
  visit(parseProse(source, path), (node) => {
    const { type, depth, name, position } = node as never as {
      type: string;
      depth?: number;
      name?: string;
      position?: { start: { line: number } };
    };
    const level = type === 'heading' ? depth : name === 'Exercise' ? 3 : undefined;
    if (level) levels.push({ level, line: position?.start.line ?? 0 });
  });
  return [...levels, { level: 2, line: 0 }];
}

/** Lines of headings that leave out a level. */
function jumps(levels: { level: number; line: number }[]): number[] {
  return levels.filter(({ level }, i) => i > 0 && level > levels[i - 1].level + 1).map(({ line }) => line);
}

describe('a chapter', () => {
  it('has 1,500 to 4,000 words that everybody reads', async () => {
    for (const [path, passages] of await chapterPassages()) {
      const words = mainWords(passages);
      expect(words, `${path} has ${words} words`).toBeGreaterThanOrEqual(1500);
      expect(words, `${path} has ${words} words`).toBeLessThanOrEqual(4000);
    }
  });

  it('counts neither slides, nor what stands beside the text, nor formulas and pictures', () => {
    const body = `\n## Two words [#a]\n\nno\n\nno *no*$x$\n\n<Read>\n\nand four more words\n
<Aside>\n\nno\n\n</Aside>\n\n<Detail title="no">\n\nno\n\n</Detail>\n\n<Exercise title="no">\n\nno <Hint>no</Hint>\n\n</Exercise>\n
| no | no |\n| - | - |\n| no | no |\n\n<Figure src="/x.svg" alt="no no">a caption</Figure>\n\n</Read>
<Notes>\n\nno\n\n</Notes>\n`;
    expect(mainWords(passagesOf(chapter(body), 'x.mdx'))).toBe(4 + 2);
  });

  it('has slides of at most 40 words, or of one demo', async () => {
    const { slides } = await getManifest();
    for (const { id, words, demos } of slides) {
      expect(words, `words on the slide ${id}`).toBeLessThanOrEqual(40);
      expect(demos.length, `demos on the slide ${id}`).toBeLessThanOrEqual(1);
    }
  });

  it('leaves out no level of its headings', async () => {
    for (const { path, source } of await readChapters())
      expect(jumps(headingLevels(source, path)), path).toEqual([]);
    const wrong = chapter(
      '\n## A [#a]\n\n<Read>\n\n#### B\n\n</Read>\n\n<Exercise title="C">\n\nd\n\n</Exercise>\n',
    );
    expect(jumps(headingLevels(wrong, 'x.mdx'))).toEqual([12]);
  });
});
