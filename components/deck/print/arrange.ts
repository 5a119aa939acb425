import type { DeckSlide, Place } from '../slides';
import { handout } from './handout';
import { withInk } from './ink';
import { type Pictures, pictureOf, withPosters } from './picture';
import { type Layout, pairs } from './plan';
import { createReader } from './readingText';

/**
 * Fills the paper with copies of the slides as the layout wants them, and waits until all they show is there.
 *
 * @param originals every slide on a page
 * @param wanted false as soon as another arrangement was asked for
 * @returns what went wrong, in words
 */
export async function arrange(
  originals: HTMLElement,
  sheets: HTMLElement,
  slides: readonly DeckSlide[],
  places: readonly Place[],
  layout: Layout,
  wanted: () => boolean,
): Promise<string[]> {
  const problems: string[] = [];
  const isWhole =
    layout === 'slides' && places.length === slides.length && places.every(({ slide }, i) => slide === i);
  sheets.replaceChildren();
  if (!isWhole) {
    const pictures: Pictures = { originals, seen: new Set() };
    const paper = document.createDocumentFragment();
    if (layout === 'slides' || layout === 'steps') {
      for (const place of places) paper.append(page(pictureOf(pictures, slides, place)));
    } else {
      const texts = layout === 'text' ? createReader(problems) : undefined;
      for (const group of pairs(places)) {
        const blocks: HTMLElement[] = [];
        for (const place of group) {
          const slide = slides[place.slide];
          const picture = pictureOf(pictures, slides, place);
          blocks.push(handout(picture, texts ? await texts(slide, picture) : undefined));
          if (!wanted()) return [];
        }
        paper.append(...(texts ? blocks : [sharedPage(blocks)]));
      }
    }
    sheets.replaceChildren(paper);
  }
  const shown = isWhole ? originals : sheets;
  problems.push(...(await withPosters(shown)));
  await withInk(shown);
  await Promise.all([...shown.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
  if (layout === 'text') fitFormulas(shown);
  return problems;
}

function page(picture: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  box.className = 'print-page';
  box.append(picture);
  return box;
}

function sharedPage(blocks: HTMLElement[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'handout-page';
  box.append(...blocks);
  return box;
}

/** What is wider than the column of a handout, where nothing scrolls, is set smaller. */
function fitFormulas(root: HTMLElement): void {
  const wide = [...root.querySelectorAll<HTMLElement>('.handout-text :is(.formula, [data-scrolls])')];
  const ratios = wide.map(({ clientWidth, scrollWidth }) => clientWidth / scrollWidth);
  for (const [i, ratio] of ratios.entries())
    if (ratio < 0.999) wide[i].style.fontSize = `${(0.97 * ratio).toFixed(3)}em`;
}
