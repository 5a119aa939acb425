/** How often a run that goes on is saved, ms: what a lost window costs at most. */
const EVERY = 2000;
/** A run that rests is saved once it has rested for this long, ms. */
const REST = 100;

/** Saves a run every two seconds while it runs, and whenever it has come to rest. */
export interface Saving {
  changed(running: boolean): void;
  close(): void;
}

export function createSaving(save: () => Promise<void>): Saving {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let busy = false;
  let closed = false;

  const run = async () => {
    timer = undefined;
    due = Number.POSITIVE_INFINITY;
    // A single long step keeps the run from being saved: once is enough to ask.
    if (busy) return arm(EVERY);
    busy = true;
    await save();
    busy = false;
  };
  const arm = (wait: number) => {
    if (closed) return;
    const now = performance.now();
    due = Math.min(due, now + EVERY);
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(wait, due - now)));
  };
  return {
    changed(running) {
      if (!running) arm(REST);
      else if (timer === undefined) arm(EVERY);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
