import type { Call } from '../calls';
import type { Kept, Screen } from '../driver';
import type { Opening } from '../opening';
import type { SessionOptions, Source } from '../session';
import type { OpenRunner } from '../workerRunner';
import type { Memory } from './memory';
import type { Message } from './messages';

/** What a shared demo is in this window: computed here, or shown from elsewhere. */
export interface Mode extends Omit<Source, 'onCall'> {
  hear(message: Message): void;
  /** Another window, or this one, became the leader. */
  leaderChanged(): void;
}

/** What both modes work with; it outlives each change from one to the other. */
export interface Stand {
  /** This demo in this window. */
  me: string;
  options: SessionOptions;
  screen: Screen;
  memory: Memory;
  openRunner: OpenRunner;
  leads(): boolean;
  alone(): boolean;
  /** To the other windows; nothing while there is none. */
  send(message: Message): void;
  /** Tells those who listen in this window. */
  tell(call: Call): void;
  /** Computes the demo here from now on. */
  serve(from: Kept | Opening): void;
  /** Shows what another window computes. */
  follow(): void;
}
