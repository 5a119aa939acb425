import type { Deck } from '../deck';
import type { DeckState, Shared } from '../state';
import { forEachDemo } from './demos';
import { followRun, type RunFollower } from './followRun';
import type { LecturePath } from './pathFile';
import { createPlayer, type Player } from './player';
import type { RunState } from './runState';

interface PlayOptions {
  deck: Deck;
  path: LecturePath;
  /** Told when a demo came to rest at other numbers than the recorded ones. */
  differs(topic: string): void;
}

/**
 * Plays a path on the deck of this window. The path waits as soon as the viewer moves the deck or does something to a
 * demo. `close` ends it.
 */
export function playOn({ deck, path, differs }: PlayOptions): { player: Player; close(): void } {
  let showing = false;
  let runs: ReadonlyMap<string, RunState> = new Map();
  const followers = new Map<string, RunFollower>();
  const bring = (topic: string) => {
    const state = runs.get(topic);
    if (state && player.store.getState().status !== 'taken') followers.get(topic)?.want(state);
  };
  const player = createPlayer(
    path,
    {
      show(registers) {
        showing = true;
        deck.send({ type: 'shared', shared: sharedOf(registers) });
        showing = false;
      },
      runs(now) {
        runs = new Map(now);
        for (const topic of followers.keys()) bring(topic);
      },
    },
    {
      now: () => performance.now(),
      after(ms, then) {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
  );
  const taken = () => player.taken();
  const leaveDeck = deck.state.subscribe((now, before) => {
    if (!showing && moved(now, before)) taken();
  });
  const leaveDemos = forEachDemo((topic, session) => {
    const follower = followRun(session, () => differs(topic), taken);
    followers.set(topic, follower);
    bring(topic);
    return () => {
      follower.close();
      followers.delete(topic);
    };
  });
  return {
    player,
    close() {
      player.close();
      leaveDeck();
      leaveDemos();
    },
  };
}

function moved(now: DeckState, before: DeckState): boolean {
  return now.place !== before.place || now.screen !== before.screen || now.overlay === 'overview';
}

/** Registers as another window of the lecture would say them. */
function sharedOf(registers: ReadonlyMap<string, unknown>): Shared {
  const shared: Shared = { steps: {} };
  for (const [key, value] of registers) {
    if (key.startsWith('step:')) shared.steps[key.slice('step:'.length)] = value as number;
    else if (key === 'slide') shared.slide = value as string;
    else if (key === 'screen') shared.screen = value as DeckState['screen'];
  }
  return shared;
}
