import { createContext } from 'react';

/**
 * One demo's line to the same demo in the other windows of a lecture. One window leads: it computes the demo, the
 * others show what it computed.
 */
export interface RunLink {
  /** True when this window computes. */
  leads(): boolean;
  /** Told whenever another window, or this one, became the leader. Returns the way out. */
  onLeader(changed: () => void): () => void;
  /** True while no other window is there: then nothing need be sent. */
  alone(): boolean;
  /** To all other windows; what is sent must survive `structuredClone`. */
  send(message: unknown): void;
  /** Returns the way out. */
  receive(heard: (message: unknown, from: string) => void): () => void;
}

/** Opens the line of a topic, `<slide id>/<demo name>`; null where a demo belongs to its own page only. */
export const RunLinkContext = createContext<((topic: string) => RunLink) | null>(null);
