import { createStore, type StoreApi } from 'zustand/vanilla';
import { add, type Countdown, isCountdown, start, toggle } from './countdown';
import type { Shared } from './shared';

const REGISTER = 'countdown';

/** The countdown of the room, null while there is none. */
export function createCountdown({ registers }: Shared) {
  const read = () => {
    const value = registers.get(REGISTER);
    return isCountdown(value) ? value : null;
  };
  const store: StoreApi<{ countdown: Countdown | null }> = createStore(() => ({ countdown: read() }));
  const close = registers.subscribe((keys) => {
    if (keys.includes(REGISTER)) store.setState({ countdown: read() });
  });
  const change = (to: (countdown: Countdown) => Countdown) => {
    const { countdown } = store.getState();
    if (countdown) registers.set(REGISTER, to(countdown));
  };
  return {
    store,
    start: (ms: number) => registers.set(REGISTER, start(ms, Date.now())),
    toggle: () => change((countdown) => toggle(countdown, Date.now())),
    add: (ms: number) => change((countdown) => add(countdown, ms, Date.now())),
    stop: () => registers.set(REGISTER, null),
    close,
  };
}

export type CountdownStore = ReturnType<typeof createCountdown>;
