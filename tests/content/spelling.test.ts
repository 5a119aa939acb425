import { mkdirSync, writeFileSync } from 'node:fs';
import { type CSpellReporter, type Issue, lint } from 'cspell';
import { expect, it } from 'vitest';

/** `path:line: word` of every word that the spell check refuses in some files, those of its settings by default. */
async function misspelt(files: string[] = []): Promise<{ words: string[]; files: number }> {
  const words: string[] = [];
  const errors: string[] = [];
  const reporter: CSpellReporter = {
    issue: ({ uri = '', row, text }: Issue) => {
      words.push(`${uri.replace(/^.*\/(?=content|components)/, '')}:${row}: ${text}`);
    },
    error: (message, error) => {
      errors.push(`${message}: ${error.message}`);
    },
  };
  const result = await lint(files, { progress: false, cache: false, gitignore: false }, reporter);
  expect(errors).toEqual([]);
  return { words, files: result.files };
}

it('every word is British English or the field’s', async () => {
  const { words, files } = await misspelt();
  expect(words).toEqual([]);
  expect(files).toBeGreaterThan(30);
}, 120_000);

it('a wrong one is found in prose, attributes and messages, not in formulas, ids and addresses', async () => {
  const folder = '.cache/spelling/content/slides/en';
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/planted.mdx`,
    `---\ntitle: A sentnce\ncovers:\n  Generatve: [one]\n---\n\nGood wrods of Hopfield's, the behavior of $wrnog$.\n
<Figure src="/wrnog.svg" alt="A pictrue" />\n\n$$\nwrnog\n$$\n\n[a link](/wrnog/) <Cite id="wrnog1900" />\n`,
  );
  const found = (await misspelt([`${folder}/planted.mdx`])).words.map((at) =>
    at
      .split(/:(\d+): /)
      .slice(1)
      .join(' '),
  );
  expect(found).toEqual(['2 sentnce', '7 wrods', '7 behavior', '9 pictrue']);
}, 60_000);
