import { evaluate } from '@mdx-js/mdx';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import { describe, expect, it } from 'vitest';
import { notesComponents } from '@/components/deck/presenter/notesVocabulary';
import slides from '@/components/mdx/plugins/slides.mjs';
import { chapter } from '../content/compile';

/** The markup of a chapter's notes, as the presenter's page gets it. */
async function notesOf(body: string, notes = true): Promise<string> {
  const path = `${process.cwd()}/content/slides/en/03-regression.mdx`;
  const { default: Prose } = await evaluate(
    { value: chapter(body), path },
    { ...runtime, remarkPlugins: [remarkFrontmatter, remarkMath, [slides, { notes }]] },
  );
  return renderToStaticMarkup(<Prose components={notesComponents} />);
}

const text = `
## One [#one]

Seen by the room. <Step>A step.</Step>

$$
E = mc^2
$$

<Demo id="ols-fit" />

<Read>

Only read. [More](#one)

</Read>

<Notes minutes="2">

Ask $x^2$ *now*. [1] Then *point*.

Beware.

</Notes>

## Two [#two]

No notes.
`;

describe('the second reading of the prose', () => {
  it('leaves the notes, cut at their marks, with formulas, and nothing that the room sees', async () => {
    const markup = await notesOf(text);
    const plain = markup.replaceAll(/<math[\s\S]*?<\/math>/g, 'FORMULA').replaceAll(/<\/?[^>]*>/g, '');
    expect(plain.replaceAll(/\s+/g, ' ').trim()).toMatch(/^Ask FORMULA.* now\. \[1\] Then point\.Beware\.$/);
    expect(markup).toContain('class="katex"');
    expect(markup.match(/data-notes="[^"]*" hidden=""/g)).toEqual(['data-notes="one" hidden=""']);
    expect([...markup.matchAll(/data-from="(\d)" data-to="(\d)"/g)].map((m) => m[0])).toEqual([
      'data-from="0" data-to="0"',
      'data-from="1" data-to="1"',
    ]);
    expect(markup).toContain('<p>Beware.</p>');
    expect(markup).toContain('<em>point</em>');
  });

  it('is empty where the build drops the notes', async () => {
    expect((await notesOf(text, false)).trim()).toBe('');
  });
});
