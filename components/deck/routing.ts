import { bindingOf, type Command, isCharacterKey, type KeyPress, keyName, REPEAT_FLOOR } from './keys';
import type { DeckState } from './state';

/** What kind of thing has the focus, as far as keys are concerned. */
export type FocusKind = 'page' | 'text' | 'editor' | 'range' | 'select' | 'button' | 'link';

/** The keys a focused widget needs for itself. */
const own: Record<FocusKind, (name: string) => boolean> = {
  page: () => false,
  text: (name) => !clicker.has(name) && name !== 'Escape',
  editor: (name) => name !== 'Escape',
  range: (name) => widgetKeys.has(name.replace('Shift+', '')),
  select: (name) => widgetKeys.has(name.replace('Shift+', '')) || isCharacterKey(name),
  button: (name) => name === 'Space' || name === 'Enter' || name === 'Shift+Space',
  link: (name) => name === 'Enter',
};

/** What a clicker sends: these move the deck whatever has the focus. */
export const clicker: ReadonlySet<string> = new Set(['PageDown', 'PageUp']);

const widgetKeys = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Space',
  'Enter',
]);

const arrowRoles = new Set([
  'slider',
  'spinbutton',
  'radio',
  'radiogroup',
  'tab',
  'option',
  'listbox',
  'grid',
  'gridcell',
  'tree',
  'treeitem',
  'menu',
  'menuitem',
  'application',
  'scrollbar',
]);

const buttonTypes = new Set(['button', 'submit', 'reset', 'checkbox', 'color', 'file', 'image']);

/** The kind of a focused element, from its tag, type and role. */
export function focusKind(element: {
  tagName: string;
  type?: string;
  role: string | null;
  isContentEditable?: boolean;
}): FocusKind {
  const tag = element.tagName.toLowerCase();
  const role = element.role ?? '';
  if (tag === 'textarea' || element.isContentEditable) return 'editor';
  if (tag === 'select') return 'select';
  if (arrowRoles.has(role)) return 'range';
  if (tag === 'input') {
    const type = (element.type ?? 'text').toLowerCase();
    if (type === 'range' || type === 'radio') return 'range';
    return buttonTypes.has(type) ? 'button' : 'text';
  }
  if (role === 'textbox' || role === 'searchbox' || role === 'combobox') return 'text';
  if (
    tag === 'button' ||
    tag === 'summary' ||
    role === 'button' ||
    role === 'switch' ||
    role === 'checkbox'
  ) {
    return 'button';
  }
  return tag === 'a' || role === 'link' ? 'link' : 'page';
}

/** All that decides where a key goes, besides the key. */
export interface KeyContext {
  focus: FocusKind;
  /** The widget that has the focus has already taken this key. */
  taken: boolean;
  /** A held key. */
  repeat: boolean;
  /** Time since the deck last moved, ms. */
  sinceMove: number;
  state: Pick<DeckState, 'overlay' | 'demoKeys' | 'characterKeys' | 'digits' | 'screen'>;
}

/** A command for the deck; `swallow`: the key is the deck's but does nothing now; undefined: not the deck's. */
export type Routed = { command: Command; key: string } | 'swallow' | undefined;

/** Decides who gets a key. Rules 1–5 of the keyboard, in the order below. */
export function routeKey(press: KeyPress, context: KeyContext): Routed {
  const { state, focus, repeat } = context;
  const key = keyName(press);
  const binding = key === undefined ? undefined : bindingOf(key);
  if (key === undefined || !binding) return undefined;
  const clicks = clicker.has(key);
  if (clicks ? focus === 'editor' : context.taken) return undefined;
  if (!clicks && key !== 'Escape' && !forDeck(key, binding.command, context)) return undefined;
  if (state.digits && (key === '.' || key === 'Backspace'))
    return repeat ? 'swallow' : { command: 'digit', key };
  if (repeat && (!binding.repeats || context.sinceMove < REPEAT_FLOOR)) return 'swallow';
  return { command: binding.command, key };
}

/** Whether a key other than Escape and the clicker's is the deck's now. */
function forDeck(key: string, command: Command, { focus, state }: KeyContext): boolean {
  const numberTyped = key === 'Enter' && state.digits !== '' && !typing.has(focus);
  if (own[focus](key) && !numberTyped) return false;
  if (isCharacterKey(key) && !state.characterKeys) return false;
  if (state.screen !== 'shown') return true;
  if (state.demoKeys) return false;
  if (command === 'enter' && !numberTyped && state.overlay !== 'overview') return false;
  return allowedBehind(state.overlay, command);
}

/** Keys that still act while an overlay is open; its own widgets handle the rest. */
function allowedBehind(overlay: DeckState['overlay'], command: Command): boolean {
  if (overlay === null || overlay === 'unknown' || overlay === 'noRoute') return true;
  if (overlay === 'overview')
    return command === 'overview' || command === 'enter' || movesChoice.has(command);
  return command === overlay;
}

const movesChoice: ReadonlySet<Command> = new Set([
  'next',
  'previous',
  'nextSlide',
  'previousSlide',
  'first',
  'last',
]);

/** Where Enter ends the reader's own input. */
const typing: ReadonlySet<FocusKind> = new Set(['text', 'editor', 'select']);
