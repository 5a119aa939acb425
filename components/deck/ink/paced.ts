/** Calls `act` with the latest argument at most once in so many ms: at once, then when the time is over. */
export function paced<T>(act: (latest: T) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { latest: T } | undefined;
  const due = () => {
    timer = undefined;
    if (!waiting) return;
    const { latest } = waiting;
    waiting = undefined;
    call(latest);
  };
  const call = (latest: T) => {
    if (timer !== undefined) {
      waiting = { latest };
      return;
    }
    timer = setTimeout(due, ms);
    act(latest);
  };
  return Object.assign(call, {
    /** What waits is called now. */
    flush() {
      clearTimeout(timer);
      due();
    },
    /** What waits is forgotten. */
    cancel() {
      clearTimeout(timer);
      timer = waiting = undefined;
    },
  });
}

/** Pointers, lines and lights travel to the other windows less than 60 times in a second; timers count whole ms. */
export const FRAME = 17;
