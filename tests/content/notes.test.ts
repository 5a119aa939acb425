import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { parseChapter, readChapters } from '@/components/mdx/manifest';
import { markedSteps, notesBySlide, runsOf, type SlideNotes, withoutNotes } from './lecturersNotes';

interface Slide extends SlideNotes {
  place: string;
  steps: number;
  demos: string[];
}

let sources: { path: string; source: string }[];
let planned: { path: string; minutes: number }[];
let slides: Slide[];
/** The names on the buttons of a demo, by preset. */
const labels = new Map<string, Record<string, string>>();

beforeAll(async () => {
  sources = await readChapters();
  const chapters = sources.map(({ path, source }) => ({ path, source, ...parseChapter(source, path) }));
  planned = chapters.map(({ path, front }) => ({ path, minutes: front.minutes }));
  slides = chapters.flatMap(({ path, source, slides: parsed }) => {
    const notes = notesBySlide(source);
    expect(notes.map((n) => n.id)).toEqual(parsed.map((s) => s.id));
    return parsed.map(({ id, steps, demos }, i) => ({ ...notes[i], place: `${path} #${id}`, steps, demos }));
  });
  for (const id of demoIds) {
    const { presets } = await loadDemo(id);
    labels.set(id, Object.fromEntries(Object.entries(presets).map(([name, { label }]) => [name, label])));
  }
}, 60_000);

/** The slides of which `wrong` says something, with what it says. */
function faults(wrong: (slide: Slide) => unknown): string[] {
  return slides.flatMap((slide) => {
    const said = wrong(slide);
    return said === undefined || said === false ? [] : [`${slide.place}: ${said}`];
  });
}

describe('the notes of every slide', () => {
  it('are there, once, with the minutes the slide takes', () => {
    expect(slides.length).toBeGreaterThan(150);
    const wrong = faults(({ blocks, minutes = '' }) => {
      const planned = Number(minutes);
      const fine = blocks === 1 && planned >= 0.5 && planned <= 4 && (2 * planned) % 1 === 0;
      return !fine && `${blocks} blocks of notes, minutes="${minutes}"`;
    });
    expect(wrong).toEqual([]);
  });

  it('can be read at a glance', () => {
    const wrong = faults(({ text }) => {
      const count = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
      return (count < 20 || count > 90) && `${count} words`;
    });
    expect(wrong).toEqual([]);
  });

  it('ask the room something', () => {
    expect(faults(({ text }) => !text.includes('?') && 'no question')).toEqual([]);
  });

  it('follow the steps of the slide, each once and in their order', () => {
    const wrong = faults(({ text, steps }) => {
      const marked = markedSteps(text);
      const fine = marked.length === steps && marked.every((step, i) => step === i + 1);
      return !fine && `${steps} steps, marked ${marked.join(', ') || 'none'}`;
    });
    expect(wrong).toEqual([]);
  });

  it('name the presets that a demo begins with and takes with each step, as their buttons do', () => {
    const wrong = faults(({ text, demos, presets }) => {
      const missing = presets
        .map(({ demo, preset }) => labels.get(demo)?.[preset])
        .find((label) => !text.includes(`*${label}*`));
      if (missing) return `*${missing}* is not named`;
      return demos.length > 0 && !/\*[^*]+\*/.test(text) && 'no preset is named';
    });
    expect(wrong).toEqual([]);
  });

  it('name no preset that does not exist', () => {
    const wrong = faults(({ text, demos }) => {
      const known = new Set(demos.flatMap((id) => Object.values(labels.get(id) ?? {})));
      return [...text.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name).find((name) => !known.has(name));
    });
    expect(wrong).toEqual([]);
  });

  it('say nothing in the words that the public reads', () => {
    const shown = [
      ...sources.map(({ source }) => withoutNotes(source)),
      ...['glossary', 'timeline'].map((name) => readFileSync(`content/${name}.yaml`, 'utf8')),
      ...demoIds.map((id) => readFileSync(`components/demos/${id}/messages.ts`, 'utf8')),
    ];
    const known = new Set(shown.flatMap((text) => runsOf(text, 5)));
    expect(known.size).toBeGreaterThan(20_000);
    const wrong = faults(({ text }) =>
      runsOf(text.replaceAll(/\*[^*]+\*/g, '|'), 5).find((run) => known.has(run)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the planned time', () => {
  it('of a chapter is the sum of its slides', () => {
    const sums = planned.map(({ path }) => {
      const own = slides.filter(({ place }) => place.startsWith(path));
      return { path, minutes: own.reduce((total, { minutes }) => total + Number(minutes), 0) };
    });
    expect(planned).toEqual(sums);
  });
});
