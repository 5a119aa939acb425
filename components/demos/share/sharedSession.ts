import { createStore } from 'zustand/vanilla';
import type { Screen } from '../driver';
import { readOpening } from '../opening';
import { createPaintedFrames } from '../paintedFrames';
import { createCallTeller, createSession, type Session, type SessionOptions } from '../session';
import { createWorkerRunner, type OpenRunner } from '../workerRunner';
import type { RunLink } from './link';
import { createMemory } from './memory';
import type { Message } from './messages';
import type { Mode, Stand } from './mode';
import { proxySession } from './proxySession';
import { serveSession } from './serveSession';

/**
 * A demo in several windows, computed in one of them. Which one may change while it runs; the card keeps its store and
 * its pictures.
 */
export function sharedSession(
  link: RunLink,
  options: SessionOptions,
  openRunner: OpenRunner = createWorkerRunner,
): Session {
  const opening = readOpening(options);
  const screen: Screen = { store: createStore(() => opening.state), frames: createPaintedFrames() };
  const calls = createCallTeller();
  let mode: Mode | undefined;
  let visible = true;
  const become = (next: () => Mode) => {
    mode?.dispose();
    mode = next();
    mode.shown(visible);
  };
  const stand: Stand = {
    me: Math.random().toString(36).slice(2),
    options,
    screen,
    memory: createMemory(),
    openRunner,
    leads: link.leads,
    alone: link.alone,
    send(message) {
      if (!link.alone()) link.send(message);
    },
    tell: calls.tell,
    serve: (from) => become(() => serveSession(stand, from)),
    follow: () => become(() => proxySession(stand, opening)),
  };
  const now = () => mode as Mode;

  const cleanup = [
    link.receive((message) => now().hear(message as Message)),
    link.onLeader(() => now().leaderChanged()),
  ];
  if (link.leads()) {
    // Whoever has gone on without the leader hands over.
    stand.send({ kind: 'take', me: stand.me });
    stand.serve(opening);
  } else stand.follow();

  const leave = () => stand.send({ kind: 'gone', me: stand.me });
  // Before the window itself says goodbye.
  window.addEventListener('pagehide', leave, { capture: true });
  const back = (event: PageTransitionEvent) => event.persisted && now().leaderChanged();
  window.addEventListener('pageshow', back);
  return createSession(options, screen, {
    perform(call) {
      calls.tell(call);
      now().perform(call);
    },
    onCall: calls.onCall,
    computes: () => now().computes(),
    shown(onScreen) {
      visible = onScreen;
      now().shown(onScreen);
    },
    record: () => now().record(),
    dispose() {
      window.removeEventListener('pagehide', leave, { capture: true });
      window.removeEventListener('pageshow', back);
      for (const undo of cleanup) undo();
      leave();
      now().dispose();
    },
  });
}
