'use client';
import { saidOf, useCountdown } from './useCountdown';

/** The countdown over a corner of the slide: large for the room, small in the lecturer's window. */
export function CountdownSign() {
  const shown = useCountdown();
  return (
    <>
      <p className="visually-hidden" aria-live="polite" data-countdown-said>
        {saidOf(shown)}
      </p>
      {shown ? (
        <div className="countdown" data-phase={shown.phase} aria-hidden="true">
          <Ring part={shown.countdown.total ? shown.left / shown.countdown.total : 0} />
          <span>{shown.phase === 'up' ? 'Time is up' : shown.text}</span>
        </div>
      ) : null}
    </>
  );
}

/** The part of the time that is left as a part of a circle. */
function Ring({ part }: { part: number }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="12" />
      <circle cx="16" cy="16" r="12" pathLength="1" strokeDasharray={`${Math.min(1, part)} 1`} />
    </svg>
  );
}
