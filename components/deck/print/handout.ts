/** Lines to write on, under a slide. */
const LINES = 7;

/** A slide with what belongs beside it, and under it a text or lines to write on. */
export function handout(slide: HTMLElement, text: DocumentFragment | undefined): HTMLElement {
  const block = box('handout-block');
  const top = box('handout-top');
  const beside = box('handout-beside');
  const picture = box('handout-slide');
  picture.append(slide);
  // On a small slide its words and its code would be too small: they stand beside it.
  const words = slide.querySelector('.print-demo > figcaption');
  if (words) beside.append(inside(box('print-demo'), words));
  top.append(picture, beside);
  block.append(top);
  if (text) block.append(inside(box('handout-text'), text));
  else
    block.append(inside(box('handout-lines'), ...Array.from({ length: LINES }, () => box('handout-line'))));
  return block;
}

function box(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function inside(element: HTMLElement, ...children: Node[]): HTMLElement {
  element.append(...children);
  return element;
}
