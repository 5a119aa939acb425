import { describe, expect, it } from 'vitest';
import { askedRoute, neighbor, standing, withRoute } from '@/components/deck/route';
import { at, follow, openAt, routes, slides } from './deck';

const on = (id: string | null, hash = '') => follow(openAt(hash), { type: 'route', id });

describe('a route', () => {
  it('is read from the query and written into it, which keeps the rest', () => {
    expect(askedRoute('?route=45')).toBe('45');
    expect(askedRoute('?ols.seed=2&route=talk')).toBe('talk');
    for (const none of ['', '?', '?route=', '?routes=45']) expect(askedRoute(none)).toBeNull();
    expect(withRoute('?ols.seed=2', '45')).toBe('?ols.seed=2&route=45');
    expect(withRoute('?route=45&ols.seed=2', 'talk')).toBe('?route=talk&ols.seed=2');
    expect(withRoute('?route=45&ols.seed=2', null)).toBe('?ols.seed=2');
    expect(withRoute('?route=45', null)).toBe('');
  });

  it('leads next and previous, with all steps of its slides, to both of its ends', () => {
    const path = ['opening/0', 'memory/0', 'memory/1', 'monte-carlo/0', 'monte-carlo/1', 'monte-carlo/2'];
    let state = on('45');
    const seen = [at(state)];
    for (let next = follow(state, 'next'); next !== state; next = follow(state, 'next')) {
      state = next;
      seen.push(at(state));
    }
    expect(seen).toEqual(path);
    expect(at(follow(state, 'first'))).toBe('opening/0');
    expect(at(follow(on('45', '#/memory'), 'previous'))).toBe('opening/0');
    expect(at(follow(on('45', '#/monte-carlo'), 'previous'))).toBe('memory/1');
    expect(at(follow(on('45', '#/monte-carlo'), 'previousSlide'))).toBe('memory/0');
  });

  it('may have an order of its own', () => {
    expect(at(follow(on('talk'), 'nextSlide'))).toBe('monte-carlo/0');
    expect(at(follow(on('talk'), 'nextSlide', 'nextSlide'))).toBe('energy/0');
    expect(at(follow(on('talk'), 'last'))).toBe('energy/0');
    expect(at(follow(on('talk', '#/energy'), 'previousSlide'))).toBe('monte-carlo/0');
    const end = on('talk', '#/energy/3');
    expect(follow(end, 'next')).toBe(end);
  });

  it('is joined from a slide outside it, which stays where it is', () => {
    const state = on('45', '#/energy/2');
    expect([at(state), state.overlay, state.route?.id]).toEqual(['energy/2', null, '45']);
    expect(at(follow(state, 'next'))).toBe('energy/3');
    expect(at(follow(state, 'nextSlide'))).toBe('memory/0');
    expect(at(follow(state, 'previousSlide'))).toBe('opening/0');
    expect(neighbor(routes[1], slides.length, 3, 1)).toBe(4);
    expect(neighbor(routes[1], slides.length, 3, -1)).toBe(1);
    expect(neighbor({ ...routes[1], slides: [0, 2, 1] }, slides.length, 4, 1)).toBeUndefined();
  });

  it('says where a slide stands on it', () => {
    expect(standing(routes[0], slides.length, 4)).toEqual({ n: 3, of: 3 });
    expect(standing(routes[1], slides.length, 4)).toEqual({ n: 2, of: 3 });
    expect(standing(routes[0], slides.length, 1)).toEqual({ n: 0, of: 3 });
    expect(standing(null, slides.length, 1)).toEqual({ n: 2, of: 5 });
  });

  it('gives way to the whole lecture, where the slide stays', () => {
    const whole = follow(on('45', '#/memory/1'), { type: 'route', id: null });
    expect([at(whole), whole.route]).toEqual(['memory/1', null]);
    expect(at(follow(whole, 'next'))).toBe('regression/0');
    expect(follow(whole, { type: 'route', id: null })).toBe(whole);
  });

  it('that does not exist is told, and changes nothing else', () => {
    const junk = on('46', '#/energy/2');
    expect([at(junk), junk.overlay, junk.asked, junk.route]).toEqual(['energy/2', 'noRoute', '46', null]);
    expect(follow(junk, { type: 'close' }).overlay).toBeNull();
    expect(follow(junk, 'escape').overlay).toBeNull();
    expect(at(follow(junk, 'next'))).toBe('energy/3');
    const both = on('46', '#/no-such-slide');
    expect([both.overlay, both.asked]).toEqual(['unknown', 'no-such-slide']);
    expect(on('__proto__').overlay).toBe('noRoute');
  });
});
