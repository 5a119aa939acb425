import { currentTheme, THEMES, type ThemeName } from '@/components/mdx/theme';
import type { Shared } from './shared';

const REGISTER = 'theme';

/** The theme that the projector has, as its window says; undefined while none is there. */
export function projectorTheme({ registers }: Shared): ThemeName | undefined {
  const name = registers.get<ThemeName>(REGISTER);
  return name && THEMES.includes(name) ? name : undefined;
}

export function setProjectorTheme({ registers }: Shared, theme: ThemeName) {
  registers.set(REGISTER, theme);
}

/** Makes this window the projector's: it has the theme that the room sets, and says which one it has. Returns the way out. */
export function connectProjector(shared: Shared): () => void {
  const { registers } = shared;
  const { documentElement: page } = document;
  const take = () => {
    const theme = projectorTheme(shared);
    if (!theme || theme === currentTheme()) return;
    // Of this window only: what the reader chose for the site stays.
    if (theme === 'system') delete page.dataset.theme;
    else page.dataset.theme = theme;
  };
  const say = () => registers.set(REGISTER, currentTheme());
  if (projectorTheme(shared)) take();
  else say();
  const observer = new MutationObserver(say);
  observer.observe(page, { attributes: true, attributeFilter: ['data-theme'] });
  const unsubscribe = registers.subscribe((keys) => {
    if (keys.includes(REGISTER)) take();
  });
  return () => {
    observer.disconnect();
    unsubscribe();
  };
}
