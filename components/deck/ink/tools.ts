import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../keys';
import type { Kit } from './kit';
import type { InkColor, NibName } from './stroke';

/** What the pointer does; nothing special without one. */
export type Tool = 'laser' | 'spotlight' | 'pen' | 'eraser';

/** The tools of this window. */
export interface ToolsState {
  held: Tool | null;
  /** The panel is open on the stage. */
  open: boolean;
  color: InkColor;
  nib: NibName;
  /** The spotlight is on, here or in another window. */
  lit: boolean;
  /** Commands that wait for the ink to be loaded. */
  asked: readonly Asked[];
  /** Keep the screen awake while presenting. */
  awake: boolean;
  /** Once it is loaded. */
  kit: Kit | null;
}

export type Asked =
  | 'clearInk'
  | 'undoInk'
  | 'redoInk'
  | 'unlight'
  | 'spotLarger'
  | 'spotSmaller'
  | 'countdown';

/** How long a held L is a hold and not a press, ms. */
const HOLD = 350;

/** The tools in hand. Small, and there from the start, so that no key is lost while the rest is loaded. */
export interface Tools {
  store: StoreApi<ToolsState>;
  /** Does a command if it is one of the tools'; false if it is not. */
  run(command: Command): boolean;
  /** Takes a tool, or puts it away when it is in hand. */
  take(tool: Tool): void;
  /** Puts away what is on top: the tool, the light, the panel; false when there is nothing. */
  putAway(): boolean;
}

export function createTools(): Tools {
  const store = createStore<ToolsState>(() => ({
    held: null,
    open: false,
    color: 'model',
    nib: 'medium',
    lit: false,
    asked: [],
    awake: true,
    kit: null,
  }));
  const { getState: now, setState: set } = store;
  const ask = (one: Asked) => set({ asked: [...now().asked, one] });

  const take = (tool: Tool) => {
    const { held, lit } = now();
    if (tool === 'spotlight' && lit) {
      set({ held: held === tool ? null : held });
      ask('unlight');
    } else set({ held: held === tool ? null : tool });
  };

  const run = (command: Command): boolean => {
    const { held, open } = now();
    switch (command) {
      case 'laser':
        take('laser');
        if (held !== 'laser') whenReleased(() => now().held === 'laser' && set({ held }));
        return true;
      case 'pen':
      case 'eraser':
        take(command);
        if (now().held) set({ open: true });
        return true;
      case 'spotlight':
        take(command);
        return true;
      case 'clearInk':
      case 'undoInk':
      case 'redoInk':
        ask(command);
        return true;
      case 'countdown':
        set({ open: true });
        ask(command);
        return true;
      case 'tools':
        // Who has no keys gets the fingers back with the bar.
        set(open ? { open: false, held: null } : { open: true });
        return true;
      case 'larger':
      case 'smaller':
        if (held !== 'spotlight') return false;
        ask(command === 'larger' ? 'spotLarger' : 'spotSmaller');
        return true;
      default:
        return false;
    }
  };

  const putAway = () => {
    const { held, lit, open } = now();
    if (lit && held !== 'spotlight') ask('unlight');
    if (held || lit) set({ held: null });
    else if (open) set({ open: false });
    return held !== null || lit || open;
  };

  return { store, run, take, putAway };
}

/** Calls back when the key now pressed is released after a hold; a short press calls nothing. */
function whenReleased(then: () => void) {
  if (typeof window === 'undefined') return;
  const since = performance.now();
  // The time of the event itself: a page that was busy meanwhile makes no hold of a press.
  window.addEventListener('keyup', ({ timeStamp }) => timeStamp - since > HOLD && then(), { once: true });
}
