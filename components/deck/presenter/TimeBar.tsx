'use client';
import { useEffect, useState } from 'react';
import { useDeckState } from '../deck';
import { elapsed, pauseClock, readClock, startClock, timeText } from './clock';
import { paceOf, paceText, planOf } from './pace';
import { useRegister } from './useRegister';

/** Time of day, time since the start, and how that stands against the plan. */
export function TimeBar({ minutes }: { minutes: readonly number[] }) {
  const [value, write] = useRegister('started');
  const clock = readClock(value);
  const now = useNow();
  const here = useDeckState((s) => s.slides[s.place.slide].id);
  const runs = clock?.since != null;
  const time = elapsed(clock, now);
  return (
    <section className="time-bar" aria-label="Time">
      <p className="time-now">
        <span className="visually-hidden">Time of day </span>
        {now ? new Date(now).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }) : '–'}
      </p>
      <p className="time-elapsed" data-runs={runs || undefined}>
        <span className="visually-hidden">Elapsed </span>
        <span role="timer" data-elapsed={Math.floor(time / 1000)}>
          {timeText(time)}
        </span>
      </p>
      <div className="buttons">
        <button
          type="button"
          className={runs ? undefined : 'main'}
          disabled={!write}
          onClick={() => write?.(runs ? pauseClock(clock, Date.now()) : startClock(clock, here, Date.now()))}
        >
          {runs ? 'Pause' : clock ? 'Go on' : 'Start'}
        </button>
        {/* Not while it runs: forty minutes are not lost by one click. */}
        <button type="button" disabled={!write || !clock || runs} onClick={() => write?.(null)}>
          Reset
        </button>
      </div>
      <PaceWords minutes={minutes} from={clock?.from} time={time} now={now} />
    </section>
  );
}

/** `2 min behind`, and when the rest of the plan will end. */
function PaceWords({
  minutes,
  from,
  time,
  now,
}: {
  minutes: readonly number[];
  from?: string;
  time: number;
  now: number;
}) {
  const route = useDeckState((s) => s.route);
  const here = useDeckState((s) => s.place.slide);
  const started = useDeckState((s) => s.slides.findIndex(({ id }) => id === from));
  const pace = paceOf(planOf(route, minutes), from === undefined ? here : started, here, time);
  if (!pace) return <p className="pace">outside the route</p>;
  const left = Math.round(pace.left / 60_000);
  const end = new Date(now + pace.left);
  return (
    <p className="pace">
      {from === undefined ? null : (
        <b data-pace={Math.sign(Math.round(pace.behind / 60_000))}>{paceText(pace.behind)}</b>
      )}
      <span>
        {left} min planned from here
        {now ? `, to ${end.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}` : null}
      </span>
    </p>
  );
}

/** The time, every half second; 0 before the page runs. */
function useNow(): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
