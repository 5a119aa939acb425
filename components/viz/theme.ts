import type { Theme } from './context';

const COLORS = [
  'paper',
  'card',
  'ink',
  'soft',
  'line',
  'off',
  'data',
  'model',
  'exact',
  'energy',
  'you',
  'negative',
  'positive',
] as const;

type Colors = Record<(typeof COLORS)[number], string>;

/** The colours of the page as it is now; they are read once for all pictures, since each reading styles the page anew. */
let colors: Colors | undefined;

function readColors(): Colors {
  const probes = COLORS.map((name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${name})`;
    return probe;
  });
  const box = document.createElement('div');
  box.hidden = true;
  box.append(...probes);
  document.body.append(box);
  const read = Object.fromEntries(
    COLORS.map((name, i) => [name, getComputedStyle(probes[i]).color]),
  ) as Colors;
  box.remove();
  return read;
}

/** The tokens as a canvas needs them: computed colours, and pixel sizes at the place of `element`. */
export function resolveTheme(element: HTMLElement): Theme {
  if (listeners.size === 0) colors = undefined; // Nobody would have heard of a change.
  colors ??= readColors();
  const style = getComputedStyle(element);
  return {
    ...colors,
    font: style.getPropertyValue('--sans'),
    fontSize: Number.parseFloat(style.getPropertyValue('--label-size')) || 13,
    stroke: Number.parseFloat(style.getPropertyValue('--stroke')) || 1,
  };
}

const listeners = new Set<() => void>();
let unwatch = () => {};

function changed() {
  colors = undefined;
  for (const listener of listeners) listener();
}

function watch(): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'style', 'class'],
  });
  const queries = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
    colors = undefined;
  };
}

/** Calls back when the page's theme changes: the attribute on the root, the system's preference, printing. */
export function onThemeChange(listener: () => void): () => void {
  if (listeners.size === 0) unwatch = watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) unwatch();
  };
}
