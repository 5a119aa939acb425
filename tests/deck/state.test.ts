import { describe, expect, it } from 'vitest';
import { createState, reduce, typeSizes } from '@/components/deck/state';
import { at, digits, follow, openAt, slides } from './deck';

describe('moving', () => {
  it('walks through every step of every slide and back, and stops at both ends', () => {
    const path = ['opening/0', 'energy/0', 'energy/1', 'energy/2', 'energy/3', 'memory/0', 'memory/1'];
    path.push('regression/0', 'monte-carlo/0', 'monte-carlo/1', 'monte-carlo/2');
    let state = openAt();
    const seen = [at(state)];
    for (let i = 0; i < path.length + 2; i++) {
      const next = follow(state, 'next');
      if (next === state) break;
      state = next;
      seen.push(at(state));
    }
    expect(seen).toEqual(path);
    const back = [at(state)];
    for (let i = 0; i < path.length + 2; i++) {
      const next = follow(state, 'previous');
      if (next === state) break;
      state = next;
      back.push(at(state));
    }
    expect(back).toEqual([...path].reverse());
  });

  it('reopens each slide at the step where it was left', () => {
    const left = follow(openAt('#/energy/2'), 'nextSlide');
    expect(at(left)).toBe('memory/0');
    expect(at(follow(left, 'previousSlide'))).toBe('energy/2');
    expect(at(follow(left, 'previous'))).toBe('energy/2');
    expect(at(follow(left, 'last', { type: 'jump', slide: 1 }))).toBe('energy/2');
    expect(at(follow(left, { type: 'address', hash: '#/energy' }))).toBe('energy/2');
    expect(at(follow(left, { type: 'address', hash: '#/energy/1' }))).toBe('energy/1');
  });

  it('enters a slide never seen from behind with all its steps, from the side with none', () => {
    expect(at(follow(openAt('#/memory'), 'previous'))).toBe('energy/3');
    expect(at(follow(openAt('#/memory'), 'previousSlide'))).toBe('energy/0');
  });

  it('says how it moved', () => {
    const state = openAt('#/energy');
    expect(follow(state, 'next').move.kind).toBe('step');
    expect(follow(state, 'nextSlide').move.kind).toBe('slide');
    expect(follow(state, 'last').move.kind).toBe('jump');
    expect(follow(state, { type: 'address', hash: '#/memory' }).move.kind).toBe('address');
    expect(follow(openAt(), 'first')).toEqual(openAt());
    expect(follow(openAt(), { type: 'jump', slide: 0 }).move.kind).toBe('address');
  });

  it('clamps steps and keeps the place for an address that names nothing', () => {
    expect(at(openAt('#/energy/99'))).toBe('energy/3');
    expect(at(openAt('#/energy/x'))).toBe('energy/0');
    const lost = follow(openAt('#/energy/2'), { type: 'address', hash: '#/enery/1' });
    expect([at(lost), lost.overlay, lost.asked]).toEqual(['energy/2', 'unknown', 'enery']);
    expect(follow(lost, 'next').overlay).toBeNull();
  });
});

describe('numbers', () => {
  it('jumps to the number typed, with a step after the point', () => {
    expect(at(follow(openAt(), ...digits('5.1'), 'enter'))).toBe('monte-carlo/1');
    expect(follow(openAt(), ...digits('5'), 'enter').move.kind).toBe('jump');
    expect(follow(openAt(), ...digits('5'), 'enter').digits).toBe('');
  });

  it('takes digits back and forgets them on any other key', () => {
    const back = { type: 'command', command: 'digit', key: 'Backspace' } as const;
    expect(follow(openAt(), ...digits('12'), back).digits).toBe('1');
    expect(follow(openAt(), ...digits('3'), 'next', 'enter').place.slide).toBe(1);
    expect(follow(openAt(), ...digits('3'), 'escape').digits).toBe('');
  });

  it('keeps what is no number out', () => {
    expect(follow(openAt(), ...digits('.')).digits).toBe('');
    expect(follow(openAt(), ...digits('1..2')).digits).toBe('1.2');
    expect(follow(openAt(), ...digits('123456')).digits).toBe('1234');
  });

  it('says so when there is no such slide', () => {
    const state = follow(openAt('#/energy'), ...digits('9'), 'enter');
    expect([state.overlay, state.asked, at(state)]).toEqual(['unknown', '9', 'energy/0']);
    expect(follow(openAt('#/energy'), ...digits('0'), 'enter').overlay).toBe('unknown');
  });
});

describe('overlays', () => {
  it('closes only what is on top', () => {
    const state = follow(openAt('#/energy'), 'demoKeys', 'help');
    expect(state.overlay).toBe('help');
    const once = follow(state, 'escape');
    expect([once.overlay, once.demoKeys]).toEqual([null, true]);
    const twice = follow(once, 'escape');
    expect(twice.demoKeys).toBe(false);
    expect(follow(twice, 'escape')).toBe(twice);
  });

  it('takes the keyboard from the demo when its slide is left', () => {
    expect(follow(openAt('#/energy'), 'demoKeys', 'next').demoKeys).toBe(true);
    expect(follow(openAt('#/energy'), 'demoKeys', 'nextSlide').demoKeys).toBe(false);
  });

  it('moves the choice of the overview by one and by a row, and chooses', () => {
    const open = follow(openAt('#/energy'), 'overview');
    expect(open.cursor).toBe(1);
    expect(follow(open, 'next').cursor).toBe(2);
    expect(follow(open, 'previous', 'previous').cursor).toBe(0);
    expect(follow(open, { type: 'command', command: 'nextSlide', below: 4 }).cursor).toBe(4);
    expect(follow(open, 'last').cursor).toBe(4);
    expect(at(follow(open, 'last'))).toBe('energy/0');
    const chosen = follow(open, 'last', 'enter');
    expect([at(chosen), chosen.overlay, chosen.move.kind]).toEqual(['monte-carlo/0', null, 'jump']);
    expect(follow(open, 'overview').overlay).toBeNull();
  });

  it('wakes a dark screen without moving', () => {
    const dark = follow(openAt('#/energy'), 'black');
    expect(dark.screen).toBe('black');
    for (const command of ['next', 'previousSlide', 'last', 'overview', 'escape']) {
      const awake = follow(dark, command);
      expect([awake.screen, at(awake), awake.overlay]).toEqual(['shown', 'energy/0', null]);
    }
    expect(follow(dark, 'black').screen).toBe('shown');
    expect(follow(dark, 'white').screen).toBe('white');
  });
});

describe('settings', () => {
  it('walks through the type sizes and stops at both ends', () => {
    const largest = follow(openAt(), ...Array(20).fill('larger'));
    expect(largest.typeSize).toBe(typeSizes.at(-1));
    expect(follow(largest, ...Array(20).fill('smaller')).typeSize).toBe(typeSizes[0]);
    expect(follow(openAt(), 'larger', 'smaller').typeSize).toBe(1);
  });

  it('restores what was kept before the address is read', () => {
    const state = follow(
      createState(slides),
      { type: 'restore', kept: { memory: { energy: 2 }, characterKeys: false } },
      { type: 'address', hash: '#/energy' },
    );
    expect([at(state), state.characterKeys]).toEqual(['energy/2', false]);
  });

  it('returns the same object when nothing changes, and never writes into the old one', () => {
    const state = Object.freeze(openAt());
    Object.freeze(state.memory);
    Object.freeze(state.place);
    expect(reduce(state, { type: 'command', command: 'previous' })).toBe(state);
    expect(follow(state, 'next', 'next', 'overview', 'last', 'enter').place.slide).toBe(4);
    expect(state.place).toEqual({ slide: 0, step: 0 });
  });
});
