import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findAddress, formatAddress, suggest } from '@/components/deck/address';
import { type AddressWindow, createAddressBar } from '@/components/deck/addressBar';
import { firstPaint } from '@/components/deck/firstPaint';
import { slides } from './deck';

describe('the hash', () => {
  it('names a slide by id or number, with a step', () => {
    expect(findAddress(slides, '')).toEqual({ slide: 0 });
    expect(findAddress(slides, '#/')).toEqual({ slide: 0 });
    expect(findAddress(slides, '#/energy')).toEqual({ slide: 1, step: undefined });
    expect(findAddress(slides, '#/energy/2')).toEqual({ slide: 1, step: 2 });
    expect(findAddress(slides, '#/2/3')).toEqual({ slide: 1, step: 3 });
    expect(findAddress(slides, '#/5')).toEqual({ slide: 4, step: undefined });
    expect(findAddress(slides, '#energy')).toEqual({ slide: 1, step: undefined });
  });

  it('survives junk', () => {
    for (const junk of [
      '#/6',
      '#/0',
      '#/-1',
      '#/%E0%A4%A',
      '#/<script>',
      '#/../..',
      `#/${'x'.repeat(1e4)}`,
    ]) {
      expect(findAddress(slides, junk)).toHaveProperty('asked');
    }
    for (const step of ['x', '-1', '1.5', 'NaN', '']) {
      expect(findAddress(slides, `#/energy/${step}`)).toEqual({ slide: 1, step: undefined });
    }
  });

  it('comes back from every place', () => {
    slides.forEach((slide, index) => {
      for (let step = 0; step <= slide.steps; step++) {
        expect(findAddress(slides, formatAddress(slides, { slide: index, step }))).toEqual({
          slide: index,
          step,
        });
      }
    });
  });

  it('suggests what was probably meant', () => {
    expect(suggest(slides, 'enrgy')[0]).toBe(1);
    expect(suggest(slides, 'montecarlo')[0]).toBe(4);
    expect(suggest(slides, 'a-memory-is-a-valley')[0]).toBe(2);
    expect(suggest(slides, '99')).toEqual([4]);
    expect(suggest(slides, 'qqqq')).toEqual([]);
  });
});

/** A history as browsers keep it, with the router's mark in its first entry. */
function fakeWindow(): AddressWindow & { entries: { url: string; state: unknown }[]; at: number } {
  const entries = [{ url: '/base/present/?demo.alpha=1#/opening/0', state: { router: 'tree' } as unknown }];
  const win = {
    entries,
    at: 0,
    location: {
      pathname: '/base/present/',
      search: '?demo.alpha=1',
      get hash() {
        return entries[win.at].url.replace(/^[^#]*/, '');
      },
    },
    history: {
      get state() {
        return entries[win.at].state;
      },
      pushState(state: unknown, _: string, url: string) {
        entries.splice(win.at + 1, Number.POSITIVE_INFINITY, { url, state });
        win.at += 1;
      },
      replaceState(state: unknown, _: string, url: string) {
        entries[win.at] = { url, state };
      },
      back() {
        win.at -= 1;
      },
    },
  };
  return win as unknown as ReturnType<typeof fakeWindow>;
}

describe('the address bar', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('changes the query in place, with what waits to be written', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    vi.advanceTimersByTime(1000);
    bar.replace('#/energy/1');
    bar.replace('#/energy/2');
    bar.query('?demo.alpha=1&route=45');
    expect(win.entries.map(({ url }) => url)).toEqual(['/base/present/?demo.alpha=1&route=45#/energy/2']);
    expect(win.entries[0].state).toEqual({ router: 'tree', deck: 0 });
  });

  it('marks the first entry after the router has done so', () => {
    const win = fakeWindow();
    createAddressBar(win);
    expect(win.entries[0].state).toEqual({ router: 'tree' });
    vi.advanceTimersByTime(350);
    expect(win.entries[0].state).toEqual({ router: 'tree', deck: 0 });
  });

  it('replaces for steps once they are painted, at most every 350 ms, the last one always', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    vi.advanceTimersByTime(1000);
    const replace = vi.spyOn(win.history, 'replaceState');
    for (let i = 1; i <= 5; i++) bar.replace(`#/energy/${i}`);
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(50);
    expect(win.location.hash).toBe('#/energy/5');
    for (let i = 6; i <= 9; i++) bar.replace(`#/energy/${i}`);
    vi.advanceTimersByTime(349);
    expect(replace).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(replace).toHaveBeenCalledTimes(2);
    expect(win.location.hash).toBe('#/energy/9');
    expect(win.entries).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(replace).toHaveBeenCalledTimes(2);
  });

  it('keeps the query and the state of the router', () => {
    const win = fakeWindow();
    createAddressBar(win).replace('#/energy/1');
    vi.advanceTimersByTime(350);
    expect(win.entries[0].url).toBe('/base/present/?demo.alpha=1#/energy/1');
    expect(win.entries[0].state).toMatchObject({ router: 'tree' });
  });

  it('pushes for a jump, from the place where it started', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    bar.replace('#/energy/1');
    bar.replace('#/energy/2');
    bar.push('#/monte-carlo/0');
    expect(win.entries.map(({ url }) => url.split('#')[1])).toEqual(['/energy/2', '/monte-carlo/0']);
    expect(win.entries[1].state).toMatchObject({ router: 'tree', deck: 1 });
  });

  it('goes back to where the last jump started, and no further', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    const back = vi.spyOn(win.history, 'back');
    bar.back();
    expect(back).not.toHaveBeenCalled();
    bar.push('#/energy/0');
    bar.push('#/memory/0');
    for (let i = 0; i < 4; i++) {
      bar.back();
      bar.moved();
    }
    expect(back).toHaveBeenCalledTimes(2);
    expect(win.at).toBe(0);
  });

  it('drops a waiting step when the browser moves to another entry', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    bar.push('#/energy/0');
    bar.replace('#/energy/1');
    bar.replace('#/energy/2');
    win.at = 0;
    bar.moved();
    vi.advanceTimersByTime(1000);
    expect(win.location.hash).toBe('#/opening/0');
  });

  it('comes forward again to the place where it was left, though it was left before that was written', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    bar.push('#/energy/0');
    bar.replace('#/energy/1');
    win.at = 0;
    bar.moved();
    bar.moved();
    win.at = 1;
    bar.moved();
    expect(win.location.hash).toBe('#/energy/1');
    expect(win.entries[1].state).toEqual({ router: 'tree', deck: 1 });
    // What was owed is paid once.
    bar.replace('#/energy/3');
    vi.advanceTimersByTime(1000);
    for (win.at of [0, 1]) bar.moved();
    expect(win.location.hash).toBe('#/energy/3');
    // A jump from the entry before opens a new one, which owes nothing.
    bar.replace('#/energy/2');
    win.at = 0;
    bar.moved();
    bar.push('#/memory/0');
    bar.moved();
    expect(win.location.hash).toBe('#/memory/0');
  });

  it('counts an address typed by hand as a jump and gives its entry the state of the router', () => {
    const win = fakeWindow();
    const bar = createAddressBar(win);
    win.history.pushState(null, '', '/base/present/?demo.alpha=1#/memory');
    bar.moved();
    expect(win.entries[1].state).toMatchObject({ router: 'tree', deck: 1 });
    bar.back();
    expect(win.at).toBe(0);
  });
});

describe('the first paint', () => {
  /** Runs the script on a page with this address; gives the style it adds. */
  function paint(hash: string, kept: string | null = null): string {
    const head: { textContent: string }[] = [];
    const document = {
      createElement: () => ({ id: '', textContent: '' }),
      head: { append: (style: { textContent: string }) => head.push(style) },
      documentElement: { dataset: {} as Record<string, string> },
    };
    new Function('document', 'location', 'sessionStorage', firstPaint(slides, '/base/present'))(
      document,
      { hash },
      { getItem: () => kept },
    );
    return head[0].textContent;
  }

  it('leaves the slide of the address with the steps shown, as the deck will', () => {
    expect(paint('#/energy/1')).toBe(
      '.deck .slide:not([data-slide="energy"]){display:none}' +
        '.deck [data-step="2"]:not([data-demo]){visibility:hidden}' +
        '.deck [data-step="3"]:not([data-demo]){visibility:hidden}' +
        '.deck [data-until="1"]{visibility:hidden}',
    );
    expect(paint('#/energy/999999999').match(/data-until/g)).toHaveLength(3);
    expect(paint('#/3/1')).toContain('"memory"');
    expect(paint('')).toContain('"opening"');
    expect(paint('#/nothing')).toContain('"opening"');
    expect(paint('#/energy', '{"steps":{"energy":3}}')).not.toContain('data-step');
    expect(paint('#/energy', 'junk')).toContain('data-step="1"');
  });
});
