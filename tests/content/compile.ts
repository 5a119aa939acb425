import { compile } from '@mdx-js/mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import slides from '@/components/mdx/plugins/slides.mjs';

/** Compiles prose as the build does. */
export async function compileChapter(source: string, path = 'chapter.mdx', notes = false): Promise<string> {
  const compiled = await compile(
    { value: source, path: `${process.cwd()}/${path}` },
    { remarkPlugins: [remarkFrontmatter, remarkGfm, remarkMath, [slides, { notes }]] },
  );
  return String(compiled);
}

/** A chapter around the given slides; its first line of prose is line 7. */
export function chapter(body: string): string {
  return `---\ntitle: A chapter's title\nlead: What it is about.\nminutes: 10\ncovers: {}\n---\n${body}`;
}
