import { describe, expect, it } from 'vitest';
import {
  isCharacterKey,
  type KeyPress,
  keyName,
  keyTable,
  REPEAT_FLOOR,
  shownKeys,
} from '@/components/deck/keys';
import { type FocusKind, focusKind, type KeyContext, routeKey } from '@/components/deck/routing';
import type { DeckState } from '@/components/deck/state';
import { openAt } from './deck';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

/** The key press that a name of the table stands for. */
function pressOf(name: string): KeyPress {
  if (name.startsWith('Mod+')) return { ...pressOf(name.slice(4)), ctrlKey: true };
  const shiftKey = name.startsWith('Shift+');
  const key = shiftKey ? name.slice(6) : name;
  return press(key === 'Space' ? ' ' : shiftKey && key.length === 1 ? key.toUpperCase() : key, { shiftKey });
}

function route(
  key: string | KeyPress,
  focus: FocusKind = 'page',
  more: Partial<Omit<KeyContext, 'state'>> & { state?: Partial<DeckState> } = {},
) {
  const routed = routeKey(typeof key === 'string' ? pressOf(key) : key, {
    focus,
    taken: false,
    repeat: false,
    sinceMove: 1e4,
    ...more,
    state: { ...openAt(), ...more.state },
  });
  return typeof routed === 'object' ? routed.command : routed;
}

describe('the key table', () => {
  it('gives each key to one command, and each command one row', () => {
    const keys = keyTable.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keyTable.map((b) => b.command)).size).toBe(keyTable.length);
  });

  it('routes every key it lists to its own command', () => {
    for (const { command, keys } of keyTable) {
      for (const key of keys) {
        const state = command === 'enter' ? { digits: '3' } : {};
        expect([key, route(key, 'page', { state })]).toEqual([key, command]);
      }
    }
  });

  it('shows each row in the help with its keys', () => {
    for (const binding of keyTable) {
      expect(shownKeys(binding).every((key) => key.length > 0)).toBe(true);
      expect(binding.does).not.toBe('');
    }
    const shown = (command: string) => shownKeys(keyTable.find((b) => b.command === command)!);
    expect(shown('next')).toEqual(['→', 'Space', 'PgDn', 'N']);
    expect(shown('previousSlide')).toEqual(['⇧ ←', '↑']);
    expect(shown('goTo')).toEqual(['G', 'Ctrl/⌘ K', '/']);
    expect(shown('larger')).toEqual(['+', '=']);
    expect(shown('resetDemo')).toEqual(['⇧ K']);
  });

  it('names keys the same on every keyboard', () => {
    expect(keyName(press('N'))).toBe('n');
    expect(keyName(press('K', { shiftKey: true }))).toBe('Shift+k');
    expect(keyName(press('?', { shiftKey: true }))).toBe('?');
    expect(keyName(press('/', { shiftKey: true }))).toBe('/');
    expect(keyName(press('1', { shiftKey: true }))).toBe('1');
    expect(keyName(press(' ', { shiftKey: true }))).toBe('Shift+Space');
    expect(keyName(press('k', { metaKey: true }))).toBe('Mod+k');
    expect(keyName(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+z');
  });

  it('leaves the chords of the browser alone', () => {
    for (const key of ['r', 't', 'w', 'n', 'f', 'p', '+', '-', '0', 'ArrowLeft']) {
      expect(route(press(key, { ctrlKey: true }))).toBeUndefined();
      expect(route(press(key, { metaKey: true }))).toBeUndefined();
      expect(route(press(key, { altKey: true }))).toBeUndefined();
    }
    expect(route(press('K', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
  });
});

describe('who gets a key', () => {
  it('knows what has the focus', () => {
    const kind = (tagName: string, type?: string, role: string | null = null) =>
      focusKind({ tagName, type, role });
    expect(kind('BODY')).toBe('page');
    expect(kind('H2')).toBe('page');
    expect(kind('INPUT')).toBe('text');
    expect(kind('INPUT', 'number')).toBe('text');
    expect(kind('INPUT', 'range')).toBe('range');
    expect(kind('INPUT', 'radio')).toBe('range');
    expect(kind('INPUT', 'checkbox')).toBe('button');
    expect(kind('SELECT')).toBe('select');
    expect(kind('TEXTAREA')).toBe('editor');
    expect(focusKind({ tagName: 'DIV', role: null, isContentEditable: true })).toBe('editor');
    expect(kind('BUTTON')).toBe('button');
    expect(kind('SUMMARY')).toBe('button');
    expect(kind('A')).toBe('link');
    expect(kind('DIV', undefined, 'slider')).toBe('range');
    expect(kind('BUTTON', undefined, 'tab')).toBe('range');
    expect(kind('INPUT', undefined, 'combobox')).toBe('text');
  });

  it('lets a clicker move the deck whatever has the focus, but for an editor of many lines', () => {
    for (const focus of ['page', 'text', 'range', 'select', 'button', 'link'] as const) {
      expect(route('PageDown', focus, { taken: true })).toBe('next');
      expect(route('PageUp', focus, { state: { demoKeys: true } })).toBe('previous');
    }
    expect(route('PageDown', 'editor')).toBeUndefined();
    for (const overlay of ['help', 'goTo', 'overview', 'unknown'] as const) {
      expect(route('PageDown', 'page', { state: { overlay } })).toBe('next');
    }
  });

  it('leaves a range its arrows, Home, End and Space', () => {
    for (const key of [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'Space',
      'Shift+ArrowRight',
    ]) {
      expect(route(key, 'range')).toBeUndefined();
      expect(route(key, 'select')).toBeUndefined();
    }
    expect(route('n', 'range')).toBe('next');
    expect(route('n', 'select')).toBeUndefined();
  });

  it('takes only Esc and the clicker from a text field', () => {
    for (const { keys } of keyTable) {
      for (const key of keys) {
        const expected =
          key === 'Escape'
            ? 'escape'
            : key === 'PageDown'
              ? 'next'
              : key === 'PageUp'
                ? 'previous'
                : undefined;
        expect([key, route(key, 'text')]).toEqual([key, expected]);
      }
    }
  });

  it('leaves buttons and links what activates them', () => {
    expect(route('Space', 'button')).toBeUndefined();
    expect(route('Enter', 'button')).toBeUndefined();
    expect(route('ArrowRight', 'button')).toBe('next');
    expect(route('Enter', 'link')).toBeUndefined();
    expect(route('Space', 'link')).toBe('next');
    expect(route('Enter', 'button', { state: { digits: '12' } })).toBe('enter');
  });

  it('respects a widget that has already taken the key', () => {
    expect(route('ArrowLeft', 'button', { taken: true })).toBeUndefined();
    expect(route('Escape', 'page', { taken: true })).toBeUndefined();
  });

  it('hands the keyboard to the demo and takes it back with Esc', () => {
    const state = { demoKeys: true };
    expect(route('ArrowRight', 'page', { state })).toBeUndefined();
    expect(route('k', 'page', { state })).toBeUndefined();
    expect(route('Escape', 'text', { state })).toBe('escape');
  });

  it('repeats a held key for moves, no faster than the floor, and nothing else', () => {
    expect(route('ArrowRight', 'page', { repeat: true, sinceMove: REPEAT_FLOOR })).toBe('next');
    expect(route('ArrowRight', 'page', { repeat: true, sinceMove: REPEAT_FLOOR - 1 })).toBe('swallow');
    for (const key of ['End', 'b', 't', 'o', 'Backspace', 'Escape', '5', '+']) {
      expect([key, route(key, 'page', { repeat: true })]).toEqual([key, 'swallow']);
    }
  });

  it('can do without the keys that type a character', () => {
    const state = { characterKeys: false };
    for (const { command, keys } of keyTable) {
      for (const key of keys) {
        const expected = isCharacterKey(key) || key === 'Enter' ? undefined : command;
        expect([key, route(key, 'page', { state })]).toEqual([key, expected]);
        if (isCharacterKey(key)) {
          expect(route(key, 'page', { state: { ...state, screen: 'black' } })).toBeUndefined();
        }
      }
    }
    expect(keyTable.filter((b) => b.keys.every(isCharacterKey)).map((b) => b.command)).not.toContain('help');
  });

  it('gives an open overlay its keys', () => {
    for (const overlay of ['help', 'goTo'] as const) {
      expect(route('ArrowDown', 'page', { state: { overlay } })).toBeUndefined();
      expect(route('b', 'page', { state: { overlay } })).toBeUndefined();
      expect(route('Escape', 'page', { state: { overlay } })).toBe('escape');
    }
    expect(route('?', 'page', { state: { overlay: 'help' } })).toBe('help');
    expect(route('ArrowDown', 'button', { state: { overlay: 'overview' } })).toBe('nextSlide');
    expect(route('Enter', 'page', { state: { overlay: 'overview' } })).toBe('enter');
    expect(route('t', 'page', { state: { overlay: 'overview' } })).toBeUndefined();
    expect(route('ArrowRight', 'page', { state: { overlay: 'unknown' } })).toBe('next');
  });

  it('reads the point and Backspace as part of a number being typed', () => {
    expect(route('.', 'page')).toBe('black');
    expect(route('.', 'page', { state: { digits: '12' } })).toBe('digit');
    expect(route('Backspace', 'page')).toBe('back');
    expect(route('Backspace', 'page', { state: { digits: '12' } })).toBe('digit');
    expect(route('Enter', 'page')).toBeUndefined();
  });
});
