import { createStore, type StoreApi } from 'zustand/vanilla';
import { FRAME, paced } from './paced';
import type { Shared } from './shared';

/** A circle of light: its middle as parts of the slide's width and height, its radius in widths. */
export interface Light {
  x: number;
  y: number;
  r: number;
}

const REGISTER = 'spotlight';
/** The light moves at once; at rest for so long its place is kept for windows that come, ms. */
const REST = 200;
const SMALLEST = 0.03;
const LARGEST = 0.6;

/** The spotlight of the room: on while its register says so, whichever window lit it. */
export function createSpotlight({ registers, send, on }: Shared) {
  const store: StoreApi<Light | null> = createStore(() => readLight(registers.get(REGISTER)));
  const rest = restless(() => registers.set(REGISTER, store.getState()), REST);
  const tell = paced((place: { x: number; y: number }) => send('spot', place), FRAME);
  const move = (place: unknown) => {
    const light = store.getState();
    const next = readLight({ ...light, ...(place as object) });
    if (light && next) store.setState(next, true);
  };
  const cleanup = [
    registers.subscribe((keys) => {
      if (keys.includes(REGISTER)) store.setState(readLight(registers.get(REGISTER)), true);
    }),
    on('spot', move),
  ];
  const set = (light: Light | null) => {
    rest.cancel();
    tell.cancel();
    registers.set(REGISTER, light);
  };
  return {
    store,
    light: (x = 0.5, y = 0.5) => set({ x, y, r: store.getState()?.r ?? 0.14 }),
    unlight: () => store.getState() && set(null),
    move(x: number, y: number) {
      move({ x, y });
      tell({ x, y });
      rest.start();
    },
    /** Makes the circle so many times as large. */
    resize(by: number) {
      const light = store.getState();
      if (light) set({ ...light, r: Math.max(SMALLEST, Math.min(LARGEST, light.r * by)) });
    },
    close() {
      rest.cancel();
      tell.cancel();
      for (const undo of cleanup) undo();
    },
  };
}

export type Spotlight = ReturnType<typeof createSpotlight>;

function readLight(value: unknown): Light | null {
  const { x, y, r } = (value ?? {}) as Partial<Light>;
  const sane = [x, y, r].every(Number.isFinite) && r! >= SMALLEST && r! <= LARGEST;
  return sane ? { x: x!, y: y!, r: r! } : null;
}

/** Acts once nothing has started it for so long. */
function restless(act: () => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    cancel,
    start() {
      cancel();
      timer = setTimeout(act, ms);
    },
  };
}
