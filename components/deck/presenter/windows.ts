import { href } from '@/components/mdx/href';
import { windowName } from './windowName';

/** The other kind of window of a lecture: where it is found, and the name under which the browser knows it. */
export function windowAddress(
  role: 'stage' | 'presenter',
  session: string,
  { search, hash }: Pick<Location, 'search' | 'hash'>,
): { url: string; name: string } {
  const query = new URLSearchParams(search);
  query.delete('s');
  const rest = query.toString();
  const page = role === 'stage' ? 'present' : 'presenter';
  const url = href(`/${page}/?s=${encodeURIComponent(session)}${rest ? `&${rest}` : ''}${hash}`);
  return { url, name: windowName(role, session) };
}

/** The part of a screen that a window may be put on. */
export interface ScreenPlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Features of a window that covers a screen; none where the screen is not known. */
export function windowFeatures(screen?: ScreenPlace): string {
  if (!screen) return '';
  const { left, top, width, height } = screen;
  return `popup,left=${left},top=${top},width=${width},height=${height}`;
}

interface ScreenDetails {
  screens: readonly (Screen & { availLeft: number; availTop: number })[];
  currentScreen: Screen;
}

/**
 * The free part of another screen than this window's, where the browser tells of it; it asks the reader first. Nothing
 * where there is one screen only.
 */
export async function otherScreen(page: Window = window): Promise<ScreenPlace | undefined> {
  const { getScreenDetails } = page as Window & { getScreenDetails?(): Promise<ScreenDetails> };
  if (!getScreenDetails || !(page.screen as Screen & { isExtended?: boolean }).isExtended) return undefined;
  try {
    const { screens, currentScreen } = await getScreenDetails.call(page);
    const other = screens.find((screen) => screen !== currentScreen);
    return (
      other && {
        left: other.availLeft,
        top: other.availTop,
        width: other.availWidth,
        height: other.availHeight,
      }
    );
  } catch {
    return undefined;
  }
}

/**
 * Opens a window under its name, or brings the one of that name to the front without loading it anew. False when the
 * browser does not let it.
 */
export function openWindow({ url, name }: { url: string; name: string }, features = ''): boolean {
  const opened = window.open('', name, features);
  if (!opened) return false;
  if (isBlank(opened)) opened.location.replace(new URL(url, location.href));
  opened.focus();
  return true;
}

function isBlank(opened: Window): boolean {
  try {
    return opened.location.href === 'about:blank';
  } catch {
    // Somebody went to another site in it.
    return true;
  }
}
