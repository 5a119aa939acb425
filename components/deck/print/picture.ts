import type { DeckSlide, Place } from '../slides';

/** Where copies of slides are taken from, and which slides have one. */
export interface Pictures {
  originals: HTMLElement;
  seen: Set<string>;
}

/** Parts that appear with a step, or go with one. */
const STEPS = ':is([data-step], [data-until]):not([data-demo])';

/** A copy of a slide as it stands at a step. The first copy has the slide's id: links and bookmarks lead to it. */
export function pictureOf(
  { originals, seen }: Pictures,
  slides: readonly DeckSlide[],
  place: Place,
): HTMLElement {
  const { id } = slides[place.slide];
  const original = originals.querySelector(`[data-slide="${id}"]`);
  if (!original) throw new Error(`no slide ${id} on the page`);
  const copy = original.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll<HTMLElement>(STEPS)) {
    const { step = 0, until = Number.POSITIVE_INFINITY } = part.dataset;
    part.toggleAttribute('inert', Number(step) > place.step || Number(until) <= place.step);
  }
  for (const demo of copy.querySelectorAll('.stage-demo')) keepRun(demo, place.step);
  if (seen.has(id)) copy.removeAttribute('id');
  seen.add(id);
  nameTitle(copy, `${id}-title`, place.step);
  return copy;
}

/** Of a demo's pictures, the one that stands at a step. */
function keepRun(demo: Element, step: number): void {
  const runs = [...demo.querySelectorAll<HTMLElement>('.print-demo')];
  const shown = runs.findLast((run) => Number(run.dataset.from) <= step);
  for (const run of runs) if (run !== shown) run.remove();
  shown?.removeAttribute('hidden');
}

/** A copy is named by its own title. Other ids, inside a drawing, are referred to from inside it and may stand twice. */
function nameTitle(copy: HTMLElement, title: string, step: number): void {
  const own = `${title}-${step}`;
  copy.querySelector(`[id="${title}"]`)?.setAttribute('id', own);
  copy.setAttribute('aria-labelledby', own);
}

const posters = new Map<string, Promise<string>>();

function fetchPoster(address: string): Promise<string> {
  const poster =
    posters.get(address) ??
    fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return response.text();
    });
  posters.set(address, poster);
  poster.catch(() => posters.delete(address));
  return poster;
}

/** Puts the pictures of runs that are not in the page yet into their places. Returns what went wrong, in words. */
export async function withPosters(root: HTMLElement): Promise<string[]> {
  const empty = [...root.querySelectorAll<HTMLElement>('.print-demo:not([hidden]) [data-poster]:empty')];
  const done = await Promise.allSettled(
    empty.map(async (place) => {
      place.innerHTML = await fetchPoster(place.dataset.poster ?? '');
    }),
  );
  const failed = done.filter(({ status }) => status === 'rejected').length;
  return failed > 0 ? [`${failed} pictures could not be fetched. Reload the page to try again.`] : [];
}
