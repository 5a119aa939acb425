/**
 * A still picture of a slide with so many of its steps: a copy without ids, focus and life. What a canvas shows is copied
 * with it.
 */
export function stillSlide(slide: HTMLElement, step: number): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  const canvases = copy.querySelectorAll('canvas');
  slide.querySelectorAll('canvas').forEach((canvas, i) => {
    if (canvas.width > 0 && canvas.height > 0) canvases[i]?.getContext('2d')?.drawImage(canvas, 0, 0);
  });
  for (const element of [copy, ...copy.querySelectorAll('*')]) strip(element);
  for (const part of copy.querySelectorAll<HTMLElement>('[data-step], [data-until]')) {
    const { step: from = 0, until = Number.POSITIVE_INFINITY } = part.dataset;
    part.toggleAttribute('inert', Number(from) > step || Number(until) <= step);
  }
  copy.inert = true;
  copy.dataset.shown = String(step);
  copy.setAttribute('aria-hidden', 'true');
  return copy;
}

/** References inside an SVG: the clip of a plot, the gradient of a density. */
const REFERENCE = /url\((["']?)#/g;
const DROPPED = [
  'data-current',
  'data-slide',
  'data-demo',
  'aria-labelledby',
  'aria-live',
  'role',
  'tabindex',
  'for',
  'name',
];

function strip(element: Element) {
  const inSvg = element.namespaceURI === 'http://www.w3.org/2000/svg';
  // An SVG's ids are what its own parts point at: they get another name. A demo's own steps are no steps of the slide.
  if (element.id) {
    if (inSvg) element.id = `next-${element.id}`;
    else element.removeAttribute('id');
  }
  if (element.hasAttribute('data-demo')) element.removeAttribute('data-step');
  for (const name of DROPPED) element.removeAttribute(name);
  if (!inSvg) return;
  for (const { name, value } of [...element.attributes]) {
    if (value.includes('url(')) element.setAttribute(name, value.replace(REFERENCE, 'url($1#next-'));
    else if (name === 'href' && value.startsWith('#')) element.setAttribute(name, `#next-${value.slice(1)}`);
  }
}
