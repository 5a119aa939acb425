import { createProcessor } from '@mdx-js/mdx';
import remarkMath from 'remark-math';
import { readChapters } from '@/components/mdx/manifest';
import { exercises } from '@/components/mdx/plugins/exercises.mjs';
import type { ExerciseEntry } from '@/components/mdx/plugins/structure.mjs';

/** A chapter's exercises, with the text of each. */
export interface ChapterExercises {
  slug: string;
  source: string;
  entries: (ExerciseEntry & { text: string })[];
}

const processor = createProcessor({ remarkPlugins: [remarkMath] });

function readExercises(path: string, source: string): ChapterExercises {
  const texts = source.match(/<Exercise\b[\s\S]*?<\/Exercise>/g) ?? [];
  // Parsed without the chapter around them, which would take ten times as long.
  const entries = exercises(processor.parse(texts.join('\n\n')), path, (_, reason) => {
    throw new Error(`${path}: ${reason}`);
  });
  if (entries.length !== texts.length) throw new Error(`${path}: an exercise within an exercise`);
  const slug = path.replace(/^.*\/\d+-|\.mdx$/g, '');
  return { slug, source, entries: entries.map((entry, i) => ({ ...entry, text: texts[i] })) };
}

let read: Promise<ChapterExercises[]> | undefined;

/** The exercises of all chapters. */
export function allExercises(): Promise<ChapterExercises[]> {
  read ??= readChapters().then((chapters) => chapters.map(({ path, source }) => readExercises(path, source)));
  return read;
}
