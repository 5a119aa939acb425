import { basePath } from './href';

/** `system` follows the device; `projector` is a light theme of higher contrast with thicker strokes and larger labels. */
export const THEMES = ['system', 'light', 'dark', 'projector'] as const;

export type ThemeName = (typeof THEMES)[number];

const KEY = `${basePath}/theme`;

/** Script for the document's head: the chosen theme before first paint, and the bare card for `?embed`. */
export const firstPaint = `(function(d){try{var t=localStorage.getItem(${JSON.stringify(KEY)});if(/^(light|dark|projector)$/.test(t))d.dataset.theme=t}catch(e){}if(/[?&]embed\\b/.test(location.search))d.dataset.embed=''})(document.documentElement)`;

/** The theme now in force on this page. */
export function currentTheme(): ThemeName {
  const name = document.documentElement.dataset.theme as ThemeName | undefined;
  return name && THEMES.includes(name) ? name : 'system';
}

/** Puts a theme on the page and keeps it for the next one; without storage it holds for this page. */
export function applyTheme(theme: ThemeName): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // A private window without storage: nothing to keep.
  }
}
