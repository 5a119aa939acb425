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

/** The tokens as a canvas needs them: computed colours and pixel sizes at the place of `element`. */
export function resolveTheme(element: HTMLElement): Theme {
  const probe = document.createElement('span');
  probe.style.position = 'absolute';
  probe.style.visibility = 'hidden';
  element.append(probe);
  const style = getComputedStyle(probe);
  const colors = Object.fromEntries(
    COLORS.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, style.color];
    }),
  ) as Record<(typeof COLORS)[number], string>;
  probe.style.fontFamily = 'var(--sans)';
  probe.style.fontSize = 'var(--label-size)';
  const theme: Theme = {
    ...colors,
    font: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize) || 13,
    stroke: Number.parseFloat(style.getPropertyValue('--stroke')) || 1,
  };
  probe.remove();
  return theme;
}

/** Calls back when the page's theme changes: the attribute on the root, the system's preference, printing. */
export function onThemeChange(changed: () => void): () => void {
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
  };
}
