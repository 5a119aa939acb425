import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the reader may know of the copy on this device. */
export interface OfflineState {
  /** `off`: not saved, for a reason that is no mishap. `ready`: all is saved. */
  phase: 'unknown' | 'off' | 'saving' | 'ready' | 'failed';
  /** Why it is `off` or `failed`. */
  reason: string;
  /** Bytes saved, and of how many. */
  bytes: number;
  of: number;
  /** A new version is complete and waits. */
  update: boolean;
  /** Windows with a lecture that taking the new version would reload; asked once. */
  lectures: number;
}

export const offlineStore = createStore<OfflineState>(() => ({
  phase: 'unknown',
  reason: '',
  bytes: 0,
  of: 0,
  update: false,
  lectures: 0,
}));

export function useOffline<T>(select: (state: OfflineState) => T): T {
  return useStore(offlineStore, select);
}
