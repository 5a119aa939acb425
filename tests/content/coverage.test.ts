import { beforeAll, describe, expect, it } from 'vitest';
import { coverage, type TalkSection } from '@/components/mdx/coverage';
import { getManifest } from '@/components/mdx/manifest';
import talk from '@/content/talk.json';
import sections from './talk-sections.json';

/** A heading as the site prints it: without signs of Markdown and mathematics, without a colon at its end. */
function printed(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .replaceAll('$', '')
    .replace('\\hbar\\omega', 'ħω')
    .replace(' ,', ',')
    .replace(/:$/, '');
}

let covered: TalkSection[];

beforeAll(async () => {
  covered = coverage(await getManifest());
}, 60_000);

describe('the sections of the talk', () => {
  it('are its sixty-nine headings and six slides without one', () => {
    const headings = sections.filter((section) => 'heading' in section);
    expect(headings).toHaveLength(69);
    expect(sections.filter((section) => 'untitled' in section)).toHaveLength(6);
    const seen = new Map<string, number>();
    for (const { title, heading = '' } of headings) {
      const name = printed(heading);
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      expect(title).toBe(times > 1 ? `${name} (${times})` : name);
    }
  });

  it('are those that the site knows, in the order of the talk', () => {
    expect(talk).toEqual(sections.map(({ title }) => title));
    expect(new Set(talk).size).toBe(75);
  });

  it('are all covered by slides', () => {
    const missing = covered.filter(({ slides }) => slides.length === 0).map(({ section }) => section);
    expect(missing).toEqual([]);
  });

  it('name each slide once', () => {
    for (const { section, slides } of covered) {
      expect(new Set(slides.map(({ id }) => id)).size, section).toBe(slides.length);
    }
  });
});
