import { useCallback, useSyncExternalStore } from 'react';
import { useRoom } from '../room/context';

/** A register of the lecture and the way to write it; nothing while this window is in no room. */
export function useRegister(key: string): [unknown, ((value: unknown) => void) | undefined] {
  const room = useRoom();
  const subscribe = useCallback(
    (changed: () => void) =>
      room?.registers.subscribe((keys) => {
        if (keys.includes(key)) changed();
      }) ?? (() => {}),
    [room, key],
  );
  const value = useSyncExternalStore(
    subscribe,
    () => room?.registers.get(key),
    () => undefined,
  );
  return [value, room ? (next) => room.registers.set(key, next) : undefined];
}
