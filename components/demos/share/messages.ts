import type { Run, RunEvent } from '@/lib/simulation';
import type { Call } from '../calls';
import type { Kept } from '../driver';
import type { DemoState } from '../session';

/** How long a window that computes has to hand its run over, ms. */
export const HANDOVER = 1000;

/** A call that was done, in the order in which it was. */
export interface Done {
  seq: number;
  by: string;
  /** Number that the caller gave it. */
  n: number;
  call: Call;
}

/** For each caller the number of its last call that was done. */
export type Acks = Record<string, number>;

/** A demo from which another window can go on. */
export interface Save {
  kept: Kept;
  acks: Acks;
  /** The last call that is in it. */
  seq: number;
}

/** What the card of a demo says everywhere; its notes are each window's own. */
export type SharedState = Omit<DemoState, 'notes'>;

/** What changed in the run's record: all of it, or the list of its events. */
export type RecordNews = { run: Run } | { events: RunEvent[] } | null;

/** What the window says that computes a demo. `leads`: it is the one that ought to. `to`: for one window only. */
export type ServerMessage =
  | { kind: 'here'; me: string; leads: boolean }
  | {
      kind: 'state';
      me: string;
      leads: boolean;
      to?: string;
      /** What changed; of the parameters those that did. */
      patch: Partial<SharedState>;
      record: RecordNews;
      acks: Acks;
      done: Done[];
    }
  | { kind: 'frame'; me: string; n: number; frame: unknown; step: number }
  | { kind: 'save'; me: string; save: Save }
  | { kind: 'handover'; me: string; to: string; save: Save };

/** What the other windows say. `take`: whoever computes shall hand its run over. */
export type ViewerMessage =
  /** `next`: number of the first call that nobody has answered; those before need not be waited for. */
  | { kind: 'hello'; me: string; shows: boolean; next: number }
  | { kind: 'shows'; me: string; shows: boolean }
  | { kind: 'painted'; me: string; n: number }
  | { kind: 'call'; me: string; n: number; call: Call }
  | { kind: 'take'; me: string };

/** `gone`: the sender closed the demo. `me` is the one demo in the one window that speaks, new whenever it opens. */
export type Message = ServerMessage | ViewerMessage | { kind: 'gone'; me: string };
