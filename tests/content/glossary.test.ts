import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { stageComponents } from '@/components/deck/vocabulary';
import { glossary, noteHtml } from '@/components/mdx/glossary';
import { buildManifest, type Manifest, parseChapter, readChapters } from '@/components/mdx/manifest';
import { notation } from '@/components/mdx/notation';
import { markTerms, readGlossary, type Term, termId } from '@/components/mdx/plugins/glossary.mjs';
import { readingComponents } from '@/components/mdx/reading';
import { chapter } from './compile';

const term = (name: string, also: string[] = [], mark = [name, ...also]): Term => ({
  id: termId(name),
  term: name,
  also,
  means: '',
  at: 'regression',
  see: [],
  mark,
});

/** The terms marked in a paragraph, as `word → id`. */
function marked(text: string, terms: Term[]): string[] {
  const tree = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  };
  markTerms(tree, terms);
  return marks(tree);
}

interface Node {
  name?: string;
  value?: string;
  children?: Node[];
  attributes?: { value: string }[];
}

function marks(node: Node): string[] {
  const own = node.name === 'Term' ? [`${node.children?.[0].value} → ${node.attributes?.[0].value}`] : [];
  return [...own, ...(node.children ?? []).flatMap(marks)];
}

/** All text of a tree, marks or not. */
function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

describe('the first use of a term', () => {
  it('is a whole word, singular or plural, in any case', () => {
    expect(marked('Overfitting is not overfit', [term('overfitting')])).toEqual([
      'Overfitting → overfitting',
    ]);
    expect(marked('misweighted weightless weights', [term('weight')])).toEqual(['weights → weight']);
    expect(marked('two capacities and a capacity', [term('capacity')])).toEqual(['capacities → capacity']);
    expect(marked('matrices and hypotheses', [term('matrix'), term('hypothesis')])).toEqual([
      'matrices → matrix',
      'hypotheses → hypothesis',
    ]);
    expect(marked('an overweight, pre-weight, weight-free', [term('weight')])).toEqual([]);
  });

  it('is marked once, and the longest name wins', () => {
    const terms = [term('Boltzmann machine'), term('restricted Boltzmann machine', ['RBM'])];
    expect(marked('A restricted Boltzmann machine is a Boltzmann machine; an RBM again', terms)).toEqual([
      'restricted Boltzmann machine → restricted-boltzmann-machine',
      'Boltzmann machine → boltzmann-machine',
    ]);
  });

  it('may be typed with a space, a hyphen, a dash or a curly apostrophe', () => {
    const terms = [term("Bayes' theorem"), term('mean squared error'), term('Metropolis–Hastings')];
    expect(marked('Bayes’ theorem, mean-squared errors, Metropolis-Hastings', terms)).toHaveLength(3);
  });

  it('keeps the capitals of abbreviations', () => {
    const terms = [term('variational Monte Carlo', ['VMC']), term('ridge regression')];
    expect(marked('vmc Vmc VMC', terms)).toEqual(['VMC → variational-monte-carlo']);
    expect(marked('Ridge regression', terms)).toHaveLength(1);
  });

  it('is one of the forms that the entry wants marked', () => {
    expect(marked('a model', [term('model', [], [])])).toEqual([]);
    expect(marked('weight, then weights', [term('weight', [], ['weights'])])).toEqual(['weights → weight']);
    const cost = [term('cost function', [], ['cost function', 'the|cost'])];
    expect(marked('it costs nothing; a cost', cost)).toEqual([]);
    expect(marked('low is the cost of it', cost)).toEqual(['cost → cost-function']);
    expect(marked('the cost function', cost)).toEqual(['cost function → cost-function']);
  });

  it('leaves the words what they were', () => {
    const text = 'First weights, then a bias; weights again.';
    const tree = {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
    };
    markTerms(tree, [term('weight'), term('bias')]);
    expect(textOf(tree)).toBe(text);
    expect(marks(tree)).toEqual(['weights → weight', 'bias → bias']);
  });

  it('is marked in what is folded only when no open text has it', () => {
    const source = chapter(`
## A [#a]

<Derivation title="x">The acceptance of walkers.</Derivation>

## B [#b]

Its acceptance.
`);
    expect(parseChapter(source, 'x.mdx').terms).toEqual([
      { id: 'acceptance', slide: 'b' },
      { id: 'walker', slide: 'a' },
    ]);
  });

  it('is not marked in titles, links, code, formulas, figures, notes and what opens on demand', () => {
    const source = chapter(`
## The acceptance of a slide [#a]

[acceptance](/x/) \`acceptance\` $acceptance$

### acceptance

<Figure src="/x.svg" alt="acceptance">acceptance</Figure>

<Derivation title="acceptance">acceptance</Derivation>

<Exercise title="acceptance">acceptance</Exercise>

<Show>acceptance</Show>

## B [#b]

<Read>

The *acceptance* at last.

</Read>
`);
    const only = [{ ...term('acceptance') }];
    expect(parseChapter(source, 'x.mdx').terms.filter(({ id }) => id === only[0].id)).toEqual([
      { id: 'acceptance', slide: 'b' },
    ]);
  });
});

describe('a marked word', () => {
  const Reading = readingComponents.Term as React.FC<{ id: string; children: string }>;
  const Stage = stageComponents.Term as React.FC<{ id: string; children: string }>;
  it('is a link to the glossary on the reading page and plain text on the stage', () => {
    expect(
      renderToStaticMarkup(Reading({ id: 'weight', children: 'weights' }) as React.ReactElement),
    ).toMatch(/^<a [^>]*data-term="weight" href="\/glossary\/#weight">weights<\/a>$/);
    expect(renderToStaticMarkup(Stage({ id: 'weight', children: 'weights' }) as React.ReactElement)).toBe(
      'weights',
    );
  });
});

describe('a glossary file', () => {
  const read = (yaml: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'glossary-')), 'g.yaml');
    writeFileSync(path, yaml);
    return () => readGlossary(path);
  };
  it('is refused with the term and the reason', () => {
    expect(read('- term: a\n  means: x\n')).toThrow("'a' has no at");
    expect(read('- term: a\n  means: x\n  at: y\n  sea: z\n')).toThrow("'a' has an unknown field sea");
    expect(read('- term: a\n  means: x\n  at: y\n- term: b\n  also: [A]\n  means: x\n  at: y\n')).toThrow(
      "'b' has the form 'A' of 'a'",
    );
  });
});

describe('the glossary of the lecture', () => {
  let manifest: Manifest;
  beforeAll(async () => {
    manifest = buildManifest(await readChapters());
  }, 180_000);

  it('points at chapters, slides and terms that exist, and sets its formulas', () => {
    for (const entry of glossary(manifest)) {
      expect(entry.text.split(' ').length, entry.term).toBeGreaterThanOrEqual(5);
      expect(noteHtml(entry), entry.term).not.toMatch(/[$]|undefined|katex-error/);
    }
    const broken = (change: Partial<Term>) => () => glossary(manifest, [{ ...term('a'), ...change }]);
    expect(broken({ at: 'nowhere' })).toThrow("'a' is explained in 'nowhere', which is no chapter");
    expect(broken({ at: 'regression#no-such-slide' })).toThrow('there is no such slide');
    expect(broken({ see: ['b'] })).toThrow("sends to 'b', which has no entry");
    expect(broken({ means: '$\\nope$' })).toThrow("a formula of 'a' cannot be set");
  });

  it('is met: every term is marked in some chapter', () => {
    const used = new Set(manifest.chapters.flatMap(({ terms }) => terms.map(({ id }) => id)));
    expect(
      readGlossary()
        .filter(({ id }) => !used.has(id))
        .map(({ term }) => term),
    ).toEqual([]);
  });

  it('has its letters: each with a chapter, a name in the source that is there, and a colour of the site', () => {
    for (const { means, html } of notation()) {
      expect(means.length, html).toBeGreaterThan(5);
      expect(html).toContain('<math');
    }
  });
});
