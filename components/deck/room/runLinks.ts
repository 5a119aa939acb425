import type { RunLink } from '@/components/demos/share/link';
import type { Room } from './room';

const KIND = 'run';

/** Lines of the demos to the other windows. They can be opened before the room is there: until then this window is alone. */
export interface RunLinks {
  open(topic: string): RunLink;
  /** The room has come. Returns the way out. */
  attach(room: Room): () => void;
}

export function createRunLinks(): RunLinks {
  let room: Room | null = null;
  const receivers = new Map<string, Set<(message: unknown, from: string) => void>>();
  const listeners = new Set<() => void>();
  const leaderChanged = () => {
    for (const listener of [...listeners]) listener();
  };

  const open = (topic: string): RunLink => ({
    leads: () => room?.leads() ?? true,
    onLeader(changed) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    alone: () => !room?.peers.getState().some(({ build }) => build === room?.build),
    send: (message) => room?.send(KIND, { topic, message }),
    receive(heard) {
      const all = receivers.get(topic) ?? new Set();
      receivers.set(topic, all.add(heard));
      return () => {
        all.delete(heard);
      };
    },
  });

  return {
    open,
    attach(next) {
      room = next;
      const undo = [
        next.onLeader(leaderChanged),
        next.on(KIND, (payload, from) => {
          const { topic, message } = payload as { topic: string; message: unknown };
          for (const heard of [...(receivers.get(topic) ?? [])]) heard(message, from);
        }),
      ];
      return () => {
        for (const done of undo) done();
        room = null;
        leaderChanged();
      };
    },
  };
}
