import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InkBook } from './book';
import type { Shared } from './shared';
import { readStrokes, type Stroke } from './stroke';

/** A stroke that is being drawn, here or in another window. */
export interface LiveStroke extends Stroke {
  slide: string;
}

/** Points on their way to the other windows, from the so-manyth coordinate on. */
interface Part {
  stroke: Omit<LiveStroke, 'points'>;
  from: number;
  points: readonly number[];
}

/** A stroke of which nothing is heard for so long belonged to a window that is gone, ms. */
const FORGET = 10_000;
/** Between the end of a stroke and its arrival in the book, ms. */
const ARRIVES = 400;

/** The strokes being drawn in all windows. */
export function createLive({ send, on }: Shared, book: InkBook) {
  const store: StoreApi<readonly LiveStroke[]> = createStore(() => []);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let told = { id: '', count: 0 };

  const put = (stroke: LiveStroke) =>
    store.setState((now) => [...now.filter(({ id }) => id !== stroke.id), stroke], true);
  const drop = (id: string) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (store.getState().some((stroke) => stroke.id === id))
      store.setState((now) => now.filter((stroke) => stroke.id !== id), true);
  };
  const dropAfter = (id: string, ms: number) => {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => drop(id), ms),
    );
  };

  const heard = (payload: unknown) => {
    const part = payload as Part;
    const { id } = part.stroke;
    const known = store.getState().find((stroke) => stroke.id === id)?.points ?? [];
    // A window that comes in the middle shows what it has heard; the whole stroke comes with its end.
    if (known.length > 0 && part.from !== known.length) return;
    const [stroke] = readStrokes([{ ...part.stroke, points: [...known, ...part.points] }], 'another window');
    put({ ...stroke, slide: String(part.stroke.slide) });
    dropAfter(id, FORGET);
  };
  const cleanup = [
    on('stroke', (payload) => {
      try {
        heard(payload);
      } catch {
        // A line of another build: its window says so.
      }
    }),
    on('strokeEnds', (id) => dropAfter(String(id), ARRIVES)),
    book.subscribe((slides) => {
      for (const { id, slide } of store.getState())
        if (slides.includes(slide) && book.strokes(slide).some((stroke) => stroke.id === id)) drop(id);
    }),
  ];

  return {
    store,
    /** Shows a stroke of this window as far as it is drawn. */
    show: put,
    /** Tells the other windows of the points they have not heard of. */
    tell({ points, ...stroke }: LiveStroke) {
      if (told.id !== stroke.id) told = { id: stroke.id, count: 0 };
      if (points.length === told.count) return;
      send('stroke', { stroke, from: told.count, points: points.slice(told.count) } satisfies Part);
      told.count = points.length;
    },
    /** The stroke is in the book, or was given up. */
    end(id: string) {
      drop(id);
      send('strokeEnds', id);
    },
    close() {
      for (const undo of cleanup) undo();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export type Live = ReturnType<typeof createLive>;
