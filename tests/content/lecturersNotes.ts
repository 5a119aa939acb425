/** The lecturer's notes of one slide. */
export interface SlideNotes {
  id: string;
  /** How many blocks of notes the slide has; one, if all is well. */
  blocks: number;
  /** The attribute `minutes` as typed. */
  minutes?: string;
  text: string;
  /** The presets that the slide's demos begin with or take with a step. */
  presets: { demo: string; preset: string }[];
}

const BLOCK = /<Notes(?:\s+minutes="([^"]*)")?\s*>([\s\S]*?)<\/Notes>/g;

/** A chapter's source without its front matter. */
function body(source: string): string {
  return source.replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** The presets that the demos of a piece of prose are shown with, in order. */
function presetsOf(prose: string): SlideNotes['presets'] {
  return [...prose.matchAll(/<Demo\b[^>]*>/g)].flatMap(([tag]) => {
    const get = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return `${get('preset')} ${get('steps')}`
      .split(/\s+/)
      .filter(Boolean)
      .map((preset) => ({ demo: get('id'), preset }));
  });
}

/** The notes of each slide of a chapter's source, in order; slides are named as the site names them. */
export function notesBySlide(source: string): SlideNotes[] {
  const pieces = body(source).split(/^(## .*|---)$/m);
  const slides: SlideNotes[] = [];
  let base = '';
  let part = 1;
  for (let i = 1; i < pieces.length; i += 2) {
    const heading = /\[#([a-z0-9-]+)\]\s*$/.exec(pieces[i]);
    part = heading ? 1 : part + 1;
    base = heading?.[1] ?? base;
    const found = [...pieces[i + 1].matchAll(BLOCK)];
    slides.push({
      id: part > 1 ? `${base}-${part}` : base,
      blocks: found.length,
      minutes: found[0]?.[1],
      text: (found[0]?.[2] ?? '').replaceAll(/\s+/g, ' ').trim(),
      presets: presetsOf(pieces[i + 1]),
    });
  }
  return slides;
}

/** What a chapter's source publishes: all of it but the notes. */
export function withoutNotes(source: string): string {
  return source.replaceAll(/<Notes\b[^>]*>[\s\S]*?<\/Notes>/g, ' ');
}

/** The steps that the marks [1], [2] to [4], … of a text name, in the order of the text. */
export function markedSteps(text: string): number[] {
  return [...text.matchAll(/\[(\d+)\](?:\s*(?:–|to)\s*\[(\d+)\])?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i),
  );
}

/** Words in lower case, without markup, formulas and punctuation. */
function words(text: string): string[] {
  const plain = text
    .replaceAll(/\$\$[\s\S]*?\$\$|\$[^$]*\$|<[^>]*>|\[\d+\]/g, ' | ')
    .replaceAll(/&[a-z]+;|[*_`]/g, '')
    .replaceAll('’', "'")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[|.;:?!]/gu) ?? [];
}

/** Runs of `length` words in a row; a run does not go on over a formula or the end of a sentence. */
export function runsOf(text: string, length: number): string[] {
  const runs: string[] = [];
  let current: string[] = [];
  for (const word of words(text)) {
    if (/^[|.;:?!]$/.test(word)) current = [];
    else {
      current.push(word);
      if (current.length >= length) runs.push(current.slice(-length).join(' '));
    }
  }
  return runs;
}
