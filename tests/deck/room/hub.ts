import { vi } from 'vitest';
import type { Channel } from '@/components/deck/room/channel';
import { createRoom, type Room, type RoomOptions } from '@/components/deck/room/room';

/** Channels of one browser: what is posted under a name reaches the others of that name a little later, in order. */
export function createHub(delay = 2) {
  const members = new Map<string, Set<(message: unknown) => void>>();
  /** How many messages were posted, by kind. */
  const posted: Record<string, number> = {};
  /** A message for which this is true gets lost. */
  const hub = { posted, lose: (_message: unknown) => false, open };
  function open(name: string): Channel {
    let told: (message: unknown) => void = () => {};
    const hear = (message: unknown) => told(message);
    const all = members.get(name) ?? new Set();
    members.set(name, all.add(hear));
    return {
      post(message) {
        if (!all.has(hear)) return;
        const { kind } = (message as { message: { kind: string } }).message;
        posted[kind] = (posted[kind] ?? 0) + 1;
        for (const other of all) {
          if (other === hear || hub.lose(message)) continue;
          const copy = structuredClone(message);
          setTimeout(() => all.has(other) && other(copy), delay);
        }
      },
      listen(heard) {
        told = heard;
      },
      close: () => all.delete(hear),
    };
  }
  return hub;
}

/** Opens a window's room on a hub. */
export function enter(hub: ReturnType<typeof createHub>, me: string, more: Partial<RoomOptions> = {}): Room {
  const session = more.session ?? 'lecture';
  return createRoom({ session, me, role: 'stage', build: 'b1', channel: hub.open(session), ...more });
}

/** Lets time pass, promises included. */
export const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** A generator of numbers in [0, 1) with a seed. */
export function chance(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
