import { createContext, useContext } from 'react';
import type { Room } from './room';

/** The room of this window; null until it is there, which is some moments after the stage is. */
export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room | null {
  return useContext(RoomContext);
}
