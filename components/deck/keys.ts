/** Everything a key (or a button of the toolbar) can ask of the stage. */
export type Command =
  | 'next'
  | 'previous'
  | 'nextSlide'
  | 'previousSlide'
  | 'first'
  | 'last'
  | 'digit'
  | 'enter'
  | 'back'
  | 'goTo'
  | 'overview'
  | 'black'
  | 'white'
  | 'fullscreen'
  | 'otherWindow'
  | 'theme'
  | 'larger'
  | 'smaller'
  | 'reading'
  | 'demoKeys'
  | 'runDemo'
  | 'resetDemo'
  | 'laser'
  | 'spotlight'
  | 'pen'
  | 'eraser'
  | 'clearInk'
  | 'undoInk'
  | 'redoInk'
  | 'countdown'
  | 'tools'
  | 'escape'
  | 'help'
  | 'code'
  | 'class';

export interface KeyBinding {
  command: Command;
  /** Names as made by `keyName`: `ArrowRight`, `Shift+ArrowRight`, `n`, `Shift+k`, `Mod+k`, `Space`. */
  keys: readonly string[];
  /** The line of the help overlay. */
  does: string;
  group: KeyGroup;
  /** A held key repeats this command; all others act once per press. */
  repeats?: true;
  /** Moves the deck: wakes a black or white screen. */
  moves?: true;
}

export const keyGroups = {
  move: 'Move',
  find: 'Find',
  screen: 'Screen',
  demo: 'Demo',
  draw: 'Point and draw',
} as const;

export type KeyGroup = keyof typeof keyGroups;

/** The keyboard of the stage: the bindings and the help overlay are both made from this table. */
export const keyTable: readonly KeyBinding[] = [
  {
    command: 'next',
    keys: ['ArrowRight', 'Space', 'PageDown', 'n'],
    does: 'next step',
    group: 'move',
    repeats: true,
    moves: true,
  },
  {
    command: 'previous',
    keys: ['ArrowLeft', 'Shift+Space', 'PageUp', 'p'],
    does: 'previous step',
    group: 'move',
    repeats: true,
    moves: true,
  },
  {
    command: 'nextSlide',
    keys: ['Shift+ArrowRight', 'ArrowDown'],
    does: 'next slide, skipping steps',
    group: 'move',
    repeats: true,
    moves: true,
  },
  {
    command: 'previousSlide',
    keys: ['Shift+ArrowLeft', 'ArrowUp'],
    does: 'previous slide, as you left it',
    group: 'move',
    repeats: true,
    moves: true,
  },
  { command: 'first', keys: ['Home'], does: 'first slide', group: 'move', moves: true },
  { command: 'last', keys: ['End'], does: 'last slide', group: 'move', moves: true },
  {
    command: 'digit',
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    does: 'type a slide number; 12.3 is step 3 of slide 12',
    group: 'find',
  },
  { command: 'enter', keys: ['Enter'], does: 'go to the number typed', group: 'find', moves: true },
  {
    command: 'goTo',
    keys: ['g', 'Mod+k', '/'],
    does: 'go to: title, number, id, any word',
    group: 'find',
  },
  {
    command: 'back',
    keys: ['Backspace'],
    does: 'back to where the last jump started',
    group: 'find',
    moves: true,
  },
  { command: 'overview', keys: ['o'], does: 'overview; arrows and Enter choose', group: 'find' },
  { command: 'reading', keys: ['r'], does: 'reading page at this slide', group: 'find' },
  { command: 'black', keys: ['b', '.'], does: 'black screen; any key that moves wakes it', group: 'screen' },
  { command: 'white', keys: ['w'], does: 'white screen', group: 'screen' },
  { command: 'fullscreen', keys: ['f'], does: 'full screen', group: 'screen' },
  {
    command: 'otherWindow',
    keys: ['s'],
    does: 'presenter’s window; from there, the projector’s',
    group: 'screen',
  },
  { command: 'theme', keys: ['t'], does: 'theme: light, dark, projector', group: 'screen' },
  { command: 'larger', keys: ['+', '='], does: 'larger type', group: 'screen' },
  { command: 'smaller', keys: ['-'], does: 'smaller type', group: 'screen' },
  { command: 'code', keys: ['q'], does: 'code of this slide, for phones', group: 'screen' },
  { command: 'class', keys: ['Shift+q'], does: 'a class that follows live', group: 'screen' },
  { command: 'help', keys: ['?', 'F1'], does: 'this list', group: 'screen' },
  { command: 'escape', keys: ['Escape'], does: 'close what is on top, nothing else', group: 'screen' },
  { command: 'runDemo', keys: ['k'], does: 'run or pause the demo', group: 'demo' },
  { command: 'resetDemo', keys: ['Shift+k'], does: 'reset the demo', group: 'demo' },
  {
    command: 'demoKeys',
    keys: ['x'],
    does: 'hand the keyboard to the demo; Esc takes it back',
    group: 'demo',
  },
  { command: 'laser', keys: ['l'], does: 'laser; held, it goes out with the key', group: 'draw' },
  {
    command: 'spotlight',
    keys: ['h'],
    does: 'spotlight; + and − or the wheel set its size',
    group: 'draw',
  },
  { command: 'pen', keys: ['d'], does: 'pen: draw on the slide; again, or Esc, puts it away', group: 'draw' },
  { command: 'eraser', keys: ['e'], does: 'eraser: takes whole strokes away', group: 'draw' },
  { command: 'clearInk', keys: ['c'], does: 'clear the ink of the slide', group: 'draw' },
  { command: 'undoInk', keys: ['Mod+z'], does: 'undo on this slide', group: 'draw', repeats: true },
  { command: 'redoInk', keys: ['Mod+Shift+z'], does: 'redo', group: 'draw', repeats: true },
  { command: 'countdown', keys: ['m'], does: 'minutes for a task', group: 'draw' },
  { command: 'tools', keys: ['a'], does: 'all tools', group: 'draw' },
];

/** Shortest time between two accepted moves of a held key, in ms. */
export const REPEAT_FLOOR = 150;

const bindingOfKey = new Map(
  keyTable.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)),
);

/** The binding of a key name. */
export function bindingOf(name: string): KeyBinding | undefined {
  return bindingOfKey.get(name);
}

/** The parts of a KeyboardEvent that name a key. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The table's name of a key press, undefined for chords that belong to the browser or the system.
 * Letters are lower case with an explicit Shift; of other characters Shift is part of typing them (`?`, `+`).
 */
export function keyName(press: KeyPress): string | undefined {
  if (press.altKey) return undefined;
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) return press.shiftKey ? `Mod+Shift+${key}` : `Mod+${key}`;
  const shiftCounts = key.length > 1 || key !== key.toUpperCase();
  return press.shiftKey && shiftCounts ? `Shift+${key}` : key;
}

/** A key that types one character (letter, digit, sign): these can be switched off. */
export function isCharacterKey(name: string): boolean {
  return name.replace(/^Shift\+/, '').length === 1;
}

const symbols: Record<string, string> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Escape: 'Esc',
  Mod: 'Ctrl/⌘',
};

/** A key name as printed in the help overlay: `Shift+k` → `⇧ K`. */
export function shownKey(name: string): string {
  if (name === '+') return name;
  return name
    .split('+')
    .map((part) =>
      part === 'Shift' ? '⇧' : (symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
    )
    .join(' ');
}

/** The keys of a binding for the help overlay; the ten digits become a range. */
export function shownKeys(binding: KeyBinding): string[] {
  return binding.command === 'digit' ? ['0 … 9'] : binding.keys.map(shownKey);
}
