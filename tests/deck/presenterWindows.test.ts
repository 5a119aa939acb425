import { describe, expect, it, vi } from 'vitest';
import { createDeck } from '@/components/deck/deck';
import { linkState } from '@/components/deck/presenter/linkWords';
import { openOther } from '@/components/deck/presenter/otherWindow';
import { openWindow, otherScreen, windowAddress, windowFeatures } from '@/components/deck/presenter/windows';
import type { Peer } from '@/components/deck/room/peers';
import { routes, slides } from './deck';

const peer = (change: Partial<Peer> = {}): Peer => ({
  id: 'p',
  role: 'stage',
  build: 'b',
  seen: 0,
  shows: 'energy/1',
  ...change,
});

describe('the link to the projector', () => {
  it('is there when a stage of this lecture is, and good when it shows the same', () => {
    expect(linkState([], 'b', 'energy/1')).toBe('none');
    expect(linkState([peer({ role: 'presenter' }), peer({ role: 'remote' })], 'b', 'energy/1')).toBe('none');
    expect(linkState([peer()], 'b', 'energy/1')).toBe('same');
    expect(linkState([peer({ shows: 'energy/0' })], 'b', 'energy/1')).toBe('elsewhere');
    expect(linkState([peer({ shows: 'energy/1 black' })], 'b', 'energy/1')).toBe('elsewhere');
  });

  it('is as good as the worst of two projectors', () => {
    expect(linkState([peer(), peer({ id: 'q', shows: 'energy/0' })], 'b', 'energy/1')).toBe('elsewhere');
    expect(linkState([peer(), peer({ id: 'q', build: 'older' })], 'b', 'energy/1')).toBe('otherBuild');
  });
});

describe('the other window', () => {
  it('has the session and the place in its address, and a name by which it is found again', () => {
    const from = { search: '?s=old&route=45', hash: '#/energy/2' };
    expect(windowAddress('stage', 'abc', from)).toEqual({
      url: '/present/?s=abc&route=45#/energy/2',
      name: 'present abc',
    });
    expect(windowAddress('presenter', 'abc', { search: '', hash: '' }).url).toBe('/presenter/?s=abc');
    expect(windowFeatures()).toBe('');
    expect(windowFeatures({ left: 1920, top: -40, width: 1280, height: 720 })).toBe(
      'popup,left=1920,top=-40,width=1280,height=720',
    );
  });

  it('goes to the other screen where the browser tells of one, and anywhere where it does not', async () => {
    const mine = { availLeft: 0, availTop: 0, availWidth: 1440, availHeight: 875 };
    const other = { availLeft: 1440, availTop: 10, availWidth: 1920, availHeight: 1080 };
    const page = (isExtended: boolean, screens: object[], refuse = false) =>
      ({
        screen: { isExtended },
        getScreenDetails: () =>
          refuse ? Promise.reject(new Error('denied')) : Promise.resolve({ screens, currentScreen: mine }),
      }) as unknown as Window;
    expect(await otherScreen(page(true, [mine, other]))).toEqual({
      left: 1440,
      top: 10,
      width: 1920,
      height: 1080,
    });
    expect(await otherScreen(page(true, [mine]))).toBeUndefined();
    expect(await otherScreen(page(false, [mine, other]))).toBeUndefined();
    expect(await otherScreen(page(true, [mine, other], true))).toBeUndefined();
    expect(await otherScreen({ screen: {} } as unknown as Window)).toBeUndefined();
  });

  it('is opened at the place on stage, comes to the front when it is open, and the reader hears when it is blocked', async () => {
    const replace = vi.fn();
    const focus = vi.fn();
    const opened = { location: { href: 'about:blank', replace }, focus };
    const open = vi.fn<(...args: unknown[]) => object | null>(() => opened);
    vi.stubGlobal('window', { open, screen: {} });
    vi.stubGlobal('location', { href: 'http://localhost/present/' });
    try {
      const address = { url: '/presenter/?s=a', name: 'presenter a' };
      expect(openWindow(address)).toBe(true);
      expect(String(replace.mock.calls[0][0])).toBe('http://localhost/presenter/?s=a');
      opened.location.href = 'http://localhost/presenter/?s=a#/x/0';
      expect(openWindow(address)).toBe(true);
      expect([replace.mock.calls.length, focus.mock.calls.length]).toEqual([1, 2]);

      const deck = createDeck(slides, routes, 'presenter');
      deck.send({ type: 'address', hash: '#/energy/2' });
      deck.send({ type: 'route', id: '45' });
      opened.location.href = 'about:blank';
      expect(await openOther(deck, { session: 'a' })).toMatch(/press F/);
      expect(String(replace.mock.calls.at(-1)?.[0])).toBe('http://localhost/present/?s=a&route=45#/energy/2');
      open.mockReturnValue(null);
      expect(await openOther(deck, { session: 'a' })).toMatch(/did not open a window/);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
