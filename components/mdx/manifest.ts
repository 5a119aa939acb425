import { readdir, readFile } from 'node:fs/promises';
import { createProcessor } from '@mdx-js/mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { outline } from '@/content/slides/outline';
import { markTerms, readGlossary } from './plugins/glossary.mjs';
import {
  type Chapter,
  type Covered,
  type ExerciseEntry,
  type Reference,
  structure,
} from './plugins/structure.mjs';

/** One slide as the overview, the presenter, search and the tests see it. */
export interface SlideEntry {
  /** Stable and unique in the lecture: the anchor on the reading page, the hash on the stage. */
  id: string;
  /** 1-based position in the whole lecture. */
  n: number;
  /** Slug of the chapter. */
  chapter: string;
  title: string;
  /** True for a further slide under the same heading. */
  continued: boolean;
  /** Number of steps: the slide opens at 0 and is complete at `steps`. */
  steps: number;
  demos: string[];
  /** Words shown on the stage. */
  words: number;
  /** Planned by its notes; where they say nothing, its share of the chapter's time. */
  minutes: number;
  /** True when this build holds lecturer's notes for the slide. */
  hasNotes: boolean;
  searchText: string;
}

/** One written chapter. */
export interface ChapterEntry {
  slug: string;
  /** Number on the path, 1 … 10. */
  number: number;
  /** The topic in a word or two. */
  topic: string;
  /** A sentence. */
  title: string;
  lead: string;
  /** Planned time of the lecture. */
  minutes: number;
  /** Words of the reading page. */
  words: number;
  /** Sections of the talk it covers, with the slides that do. */
  covers: Covered[];
  /** Slides it shows when the lecture has 45 minutes, and when it has 90. */
  routes: { short: string[]; long: string[] };
  /** Lead demo. */
  demo?: string;
  demos: string[];
  /** Cited keys in order of first use. */
  cites: string[];
  /** In order. */
  exercises: ExerciseEntry[];
  /** Ids of the slides, in order. */
  slides: string[];
  /** Source file, from the root of the repository. */
  path: string;
  /** Terms of the glossary that its text uses, and the slide of the first use; none in the words before the slides. */
  terms: { id: string; slide?: string }[];
  /** What the prose names, with line numbers. */
  references: Reference[];
}

export interface Manifest {
  chapters: ChapterEntry[];
  slides: SlideEntry[];
}

const FOLDER = 'content/slides/en';

const processor = createProcessor({ remarkPlugins: [remarkFrontmatter, remarkGfm, remarkMath] });

/** Tree of one chapter's source as it is typed. @throws Error `path:line: reason` */
export function parseProse(source: string, path: string): ReturnType<typeof processor.parse> {
  try {
    return processor.parse(source);
  } catch (error) {
    // The compiler gives the line as a field or only in its words, "(10:1-10:8)".
    const { line, reason = String(error) } = error as { line?: number; reason?: string };
    throw new Error(`${path}:${line ?? /\((\d+):/.exec(reason)?.[1] ?? '?'}: ${reason}`);
  }
}

/** Structure of one chapter's source. @throws Error `path:line: reason`. */
export function parseChapter(
  source: string,
  path: string,
  notes = false,
): Chapter & Pick<ChapterEntry, 'terms'> {
  const tree = parseProse(source, path);
  const chapter = structure(tree, { path, notes });
  return { ...chapter, terms: markTerms(tree, readGlossary()) };
}

/** Puts chapters in the order of the path and numbers their slides through. @throws Error when an id occurs twice. */
export function buildManifest(sources: { path: string; source: string }[], notes = false): Manifest {
  const chapters: ChapterEntry[] = [];
  const slides: SlideEntry[] = [];
  const owner = new Map<string, string>();
  for (const { path, source } of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const file = path.split('/').at(-1) ?? path;
    const place = outline.find((o) => file === `${String(o.number).padStart(2, '0')}-${o.slug}.mdx`);
    if (!place) throw new Error(`${path}: no chapter of the outline has this name`);
    const { front, slides: found, exercises, references, words, terms } = parseChapter(source, path, notes);
    const weights = found.map((s) => 1 + s.words / 40 + s.steps / 2 + 2 * s.demos.length);
    const total = weights.reduce((a, b) => a + b, 0);
    for (const [i, s] of found.entries()) {
      const other = owner.get(s.id);
      if (other) throw new Error(`${path}:${s.line}: the slide id ${s.id} is taken by ${other}`);
      owner.set(s.id, `${path}:${s.line}`);
      slides.push({
        id: s.id,
        n: slides.length + 1,
        chapter: place.slug,
        title: s.title,
        continued: s.continued,
        steps: s.steps,
        demos: s.demos,
        words: s.words,
        minutes: s.minutes ?? Math.round((10 * front.minutes * weights[i]) / total) / 10,
        hasNotes: s.hasNotes,
        searchText: s.searchText,
      });
    }
    chapters.push({
      slug: place.slug,
      number: place.number,
      topic: place.topic,
      ...front,
      words,
      demos: [...new Set(found.flatMap((s) => s.demos))],
      cites: [...new Set(references.filter((r) => r.kind === 'cite').map((r) => r.id))],
      exercises,
      slides: found.map((s) => s.id),
      path,
      terms,
      references,
    });
  }
  return { chapters, slides };
}

/** Reads the prose of a folder. */
export async function readChapters(folder = FOLDER): Promise<{ path: string; source: string }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mdx'));
  return Promise.all(
    files.map(async (file) => ({
      path: `${folder}/${file}`,
      source: await readFile(`${folder}/${file}`, 'utf8'),
    })),
  );
}

/** True when this build keeps the lecturer's notes. */
export const withNotes = process.env.NOTES === '1';

let last: { key: string; manifest: Manifest } | undefined;

/** The written chapters and their slides, in order. @throws Error `path:line: reason` for prose that does not parse. */
export async function getManifest(): Promise<Manifest> {
  const sources = await readChapters();
  const key = JSON.stringify(sources);
  if (last?.key !== key) last = { key, manifest: buildManifest(sources, withNotes) };
  return last.manifest;
}
