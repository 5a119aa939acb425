import { outline } from '@/content/slides/outline';
import { href } from './href';
import type { Manifest } from './manifest';
import { renderFormula } from './plugins/formulas.mjs';
import { readGlossary, type Term, termId } from './plugins/glossary.mjs';
import { curly } from './plugins/typography.mjs';

/** A link: what it says and where it leads. */
export interface Place {
  name: string;
  address: string;
}

/** One entry as the pages show it. */
export interface GlossaryEntry {
  id: string;
  term: string;
  /** Abbreviations and other names, not inflections of the term itself. */
  aliases: string[];
  /** The explanation as HTML, formulas set. */
  html: string;
  /** Formula on a line of its own, as HTML. */
  formula?: string;
  /** The explanation as plain text, for search. */
  text: string;
  /** Where it is explained; nothing while that chapter is not written. */
  at?: Place;
  see: Place[];
}

/**
 * The glossary in alphabetical order, its links checked.
 *
 * @throws Error naming the term whose chapter, slide or related term does not exist, or whose formula cannot be set
 */
export function glossary(manifest: Manifest, terms: Term[] = readGlossary()): GlossaryEntry[] {
  const known = new Map(terms.map(({ id, term }) => [id, term]));
  return terms
    .map(({ id, term, also, means, tex, at, see }) => ({
      id,
      term: curly(term),
      aliases: also.filter((form) => isName(form, term)).map((form) => curly(form)),
      html: inlineHtml(means, term),
      formula: tex === undefined ? undefined : set(tex, true, term),
      text: curly(means.replace(/[$*]/g, '')).trim(),
      at: placeOf(at, term, manifest),
      see: see.map((other) => {
        const target = termId(other);
        const name = known.get(target);
        if (!name) throw new Error(`glossary: '${term}' sends to '${other}', which has no entry`);
        return { name: curly(name), address: `/glossary/#${target}` };
      }),
    }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }));
}

/** An abbreviation or another name; not `overfits` beside `overfitting`. */
function isName(form: string, term: string): boolean {
  return form.slice(0, 4).toLowerCase() !== term.slice(0, 4).toLowerCase() || /\p{Lu}{2}/u.test(form);
}

function placeOf(at: string, term: string, { chapters, slides }: Manifest): Place | undefined {
  const [slug, id] = at.split('#');
  const chapter = outline.find((place) => place.slug === slug);
  if (!chapter) throw new Error(`glossary: '${term}' is explained in '${slug}', which is no chapter`);
  if (!chapters.some((written) => written.slug === slug)) return undefined;
  if (id && !slides.some((slide) => slide.chapter === slug && slide.id === id)) {
    throw new Error(`glossary: '${term}' is explained in ${at}, and there is no such slide`);
  }
  return {
    name: `${chapter.number} · ${chapter.topic}`,
    address: `/lecture/${slug}/${id ? `#${id}` : ''}`,
  };
}

function set(tex: string, display: boolean, term: string): string {
  try {
    return renderFormula(tex, display);
  } catch (error) {
    throw new Error(`glossary: a formula of '${term}' cannot be set: ${(error as Error).message}`);
  }
}

/** Text with `$…$` and `*…*` as HTML. */
export function inlineHtml(source: string, name: string): string {
  return source
    .trim()
    .split(/\$([^$]+)\$/)
    .map((part, i) =>
      i % 2 === 1
        ? `<span class="formula-short">${set(part, false, name)}</span>`
        : escapeHtml(curly(part, { before: i > 0 ? 'x' : ' ' })).replace(/\*([^*]+)\*/g, '<em>$1</em>'),
    )
    .join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (c) => ENTITIES[c]);
}

/** What a note beside a word holds, as HTML: the entry and where more stands. */
export function noteHtml({ id, term, html, formula, at }: GlossaryEntry): string {
  const link = (name: string, address: string) => `<a href="${href(address)}">${escapeHtml(name)}</a>`;
  const more = [...(at ? [link(at.name, at.address)] : []), link('Glossary', `/glossary/#${id}`)];
  return `<p><b>${escapeHtml(term)}</b>: ${html}</p>${formula ?? ''}<p data-more>${more.join('')}</p>`;
}
