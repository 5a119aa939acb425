import { createElement } from 'react';
import { basePath } from '@/components/mdx/href';
import { hasKeptInk } from '../ink/keptKey';

/** Draws over the copies of slides what was drawn on the stage and is kept on this device. */
export async function withInk(root: HTMLElement): Promise<void> {
  if (!hasKeptInk(basePath, () => localStorage)) return;
  const [{ inkOf }, { InkSvg }, { createRoot }, { flushSync }] = await Promise.all([
    import('../ink/kept'),
    import('../ink/InkSvg'),
    import('react-dom/client'),
    import('react-dom'),
  ]);
  for (const slide of root.querySelectorAll<HTMLElement>('[data-slide]')) {
    const strokes = inkOf(slide.dataset.slide ?? '');
    if (strokes.length === 0 || slide.querySelector('.print-ink')) continue;
    const layer = document.createElement('div');
    layer.className = 'print-ink';
    slide.append(layer);
    flushSync(() => createRoot(layer).render(createElement(InkSvg, { strokes })));
  }
}
