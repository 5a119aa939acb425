import exercises from '@/components/mdx/exercises/exercises.module.css';
import { href } from '@/components/mdx/href';
import reading from '@/components/mdx/reading.module.css';
import timeline from '@/components/mdx/timeline.module.css';
import type { DeckSlide } from '../slides';

/** What of a reading page stays on the site: demos, what unfolds, exercises, what the slide shows step by step. */
const LEFT_OUT = [
  '[data-demo]',
  '[data-step]',
  'details',
  'script',
  ...[
    reading.heading,
    reading.demo,
    reading.exercise,
    reading.place,
    reading.same,
    exercises.head,
    timeline.timeline,
  ].map((name) => `.${name}`),
].join();

/**
 * Reads the prose of slides from the reading pages of their chapters, each fetched once: the print page itself would
 * weigh five times as much with it.
 *
 * @param problems is told which chapter could not be read
 */
export function createReader(problems: string[]) {
  const pages = new Map<string, Promise<Document | undefined>>();
  const page = (chapter: string) => {
    const known = pages.get(chapter) ?? fetchPage(chapter, problems);
    pages.set(chapter, known);
    return known;
  };
  return async ({ id, chapter }: DeckSlide, slide: HTMLElement): Promise<DocumentFragment> => {
    const text = document.createDocumentFragment();
    const section = (await page(chapter))?.getElementById(id);
    if (!section) return text;
    const prose = document.importNode(section, true);
    for (const part of prose.querySelectorAll(LEFT_OUT)) part.remove();
    // A list of steps is left without them.
    for (const part of prose.querySelectorAll('li, ul, ol')) if (!part.textContent?.trim()) part.remove();
    dropShown(prose, slide);
    for (const part of prose.querySelectorAll('[id]')) part.removeAttribute('id');
    for (const link of prose.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      link.href = href(`/lecture/${chapter}/${link.getAttribute('href')}`);
    }
    for (const table of prose.querySelectorAll<HTMLElement>(`.${reading.table}`)) table.dataset.scrolls = '';
    const box = document.createElement('div');
    box.className = reading.prose;
    box.append(...prose.childNodes);
    text.append(box);
    return text;
  };
}

async function fetchPage(chapter: string, problems: string[]): Promise<Document | undefined> {
  try {
    const response = await fetch(href(`/lecture/${chapter}/`));
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    // Later sections are put off in elements which show nothing where there is JavaScript.
    for (const later of page.querySelectorAll('noscript[data-later]')) later.replaceWith(...later.childNodes);
    return page;
  } catch {
    problems.push(`The text of the chapter “${chapter}” could not be fetched. Reload the page to try again.`);
    return undefined;
  }
}

/** The slide shows its pictures, quotations, formulas and sentences already. */
function dropShown(prose: HTMLElement, slide: HTMLElement): void {
  const attributes = (selector: string, name: string) =>
    new Set([...slide.querySelectorAll(selector)].map((part) => part.getAttribute(name)));
  const leaves = attributes('[data-leaf]', 'data-leaf');
  for (const formula of prose.querySelectorAll('.formula[data-leaf]')) {
    if (leaves.has(formula.getAttribute('data-leaf'))) formula.remove();
  }
  const pictures = attributes('[role="img"]', 'aria-label');
  for (const figure of prose.querySelectorAll('figure')) {
    const label = figure.querySelector('[role="img"]')?.getAttribute('aria-label');
    const quotation = figure.querySelector('blockquote')?.textContent;
    if (pictures.has(label ?? '') || (quotation && slide.textContent?.includes(quotation))) figure.remove();
  }
  const sentences = new Set([...slide.querySelectorAll('.slide-body > *')].map((part) => part.textContent));
  for (const part of [...prose.children]) if (sentences.has(part.textContent)) part.remove();
}
