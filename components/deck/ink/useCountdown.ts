import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useKit } from './context';
import { type Countdown, clock, left, type Phase, phaseOf } from './countdown';

export interface Shown {
  countdown: Countdown;
  phase: Phase;
  left: number;
  text: string;
}

/** The countdown of the room as it stands now; null while there is none, or its end is long past. */
export function useCountdown(): Shown | null {
  const { countdown } = useStore(useKit().countdown.store);
  const [now, setNow] = useState(Date.now);
  const rest = countdown ? left(countdown, now) : 0;
  const phase = countdown ? phaseOf(countdown, now) : 'over';
  useEffect(() => {
    setNow(Date.now());
    if (!countdown || 'left' in countdown) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(Date.now());
      if (phaseOf(countdown, Date.now()) === 'over') return;
      // A little after the whole second, when the shown one has changed.
      timer = setTimeout(tick, ((countdown.ends - Date.now() + 1e6 * 1000) % 1000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [countdown]);
  return countdown && phase !== 'over' ? { countdown, phase, left: rest, text: clock(rest) } : null;
}

/** What is said aloud of a countdown, politely: its beginning, a minute before its end, the end. */
export function saidOf(shown: Shown | null): string {
  if (!shown) return '';
  const { phase, left: rest, countdown } = shown;
  if (phase === 'up') return 'Time is up.';
  if (phase === 'standing') return `The countdown stands at ${clock(rest)}.`;
  if (rest <= 60_000 && countdown.total > 90_000) return 'One minute left.';
  return `Time for a task: ${clock(countdown.total)}.`;
}
