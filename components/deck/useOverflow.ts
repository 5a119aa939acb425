import { type RefObject, useEffect } from 'react';

/** So little is not worth a hint, px. */
const LITTLE = 8;

/**
 * A slide that is taller than its box scrolls: `data-more` says that there is more below, and what a step brings comes
 * into view.
 *
 * @param shown the step that the slide shows
 */
export function useOverflow(section: RefObject<HTMLElement | null>, current: boolean, shown: number): void {
  useEffect(() => {
    const slide = section.current;
    const body = slide?.querySelector('.slide-body');
    if (!slide || !body || !current) return;
    return watch(slide, body);
  }, [section, current]);

  useEffect(() => {
    const slide = section.current;
    // Where nothing is below, nothing is measured: turning a page takes no layout.
    if (!current || shown === 0 || !slide?.hasAttribute('data-more')) return;
    const body = slide.querySelector('.slide-body');
    const part = body?.querySelector(`[data-step="${shown}"]:not([data-demo], [data-demo] *)`);
    if (!body || !part) return;
    const frame = body.getBoundingClientRect();
    const { top, bottom } = part.getBoundingClientRect();
    if (bottom > frame.bottom) body.scrollTop += Math.min(bottom - frame.bottom + LITTLE, top - frame.top);
  }, [section, current, shown]);
}

/** Keeps `data-more` right; a slide that does not scroll costs one look after its layout. Returns the way out. */
function watch(slide: Element, body: Element): () => void {
  let watched = false;
  const look = () => {
    const scrolls = getComputedStyle(body).overflowY !== 'visible';
    if (scrolls && !watched) {
      watched = true;
      for (const part of body.children) sizes.observe(part);
      parts.observe(body, { childList: true, subtree: true });
    }
    const below = body.scrollHeight - body.clientHeight - body.scrollTop;
    slide.toggleAttribute('data-more', scrolls && below > LITTLE);
  };
  const sizes = new ResizeObserver(look);
  const parts = new MutationObserver(() => {
    // Observed anew, a part is told of after the next layout: nothing is laid out for the sake of a look.
    sizes.disconnect();
    for (const part of [body, ...body.children]) sizes.observe(part);
  });
  sizes.observe(body);
  body.addEventListener('scroll', look, { passive: true });
  return () => {
    sizes.disconnect();
    parts.disconnect();
    body.removeEventListener('scroll', look);
    slide.removeAttribute('data-more');
  };
}
