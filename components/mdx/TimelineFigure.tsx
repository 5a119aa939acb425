'use client';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useState } from 'react';
import styles from './timeline.module.css';
import type { TimelineEvent } from './timelineEvents';
import { eventAfterKey, nearestEvent, placeOf, ticks } from './timelineScale';

type Shown = Omit<TimelineEvent, 'cite'>;

interface Props {
  events: Shown[];
  /** Key and name of each strand, from top to bottom. */
  lanes: [key: string, name: string][];
  stage: boolean;
}

const at = (year: number) => ({ '--at': placeOf(year).toFixed(4) }) as CSSProperties;

/** The axis is one slider over the events; the card below it says what happened. */
export function TimelineFigure({ events, lanes, stage }: Props) {
  const [index, setIndex] = useState(0);
  const chosen = events[index];

  const key = (event: KeyboardEvent) => {
    const to = eventAfterKey(event.key, index, events.length);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setIndex(to);
  };
  const point = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((lanes.length * (event.clientY - box.top)) / box.height);
    setIndex(nearestEvent(events, (event.clientX - box.left) / box.width, lanes[row]?.[0]));
  };

  return (
    <figure className={styles.timeline} data-stage={stage || undefined} aria-label="From Ising to the prize">
      <div
        className={styles.axis}
        role="slider"
        tabIndex={0}
        aria-label="Year"
        aria-valuemin={events[0].year}
        aria-valuemax={events[events.length - 1].year}
        aria-valuenow={chosen.year}
        aria-valuetext={`${chosen.year}, ${chosen.who}`}
        onKeyDown={key}
        onPointerDown={point}
        onPointerMove={point}
      >
        {lanes.map(([lane, name]) => (
          <div key={lane} className={styles.lane}>
            <span className={styles.name}>{name}</span>
            {events.map((event, i) =>
              event.lane === lane ? <Dot key={event.short} event={event} chosen={i === index} /> : null,
            )}
          </div>
        ))}
        <i className={styles.now} style={at(chosen.year)} />
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticks.map((year) => (
          <span key={year} style={at(year)}>
            {year}
          </span>
        ))}
      </div>
      <div className={styles.cards}>
        <Turn by={-1} index={index} count={events.length} go={setIndex} />
        <ol className={styles.list} aria-live="polite">
          {events.map((event, i) => (
            <Card key={event.short} event={event} chosen={i === index} />
          ))}
        </ol>
        <Turn by={1} index={index} count={events.length} go={setIndex} />
      </div>
    </figure>
  );
}

function Dot({ event, chosen }: { event: Shown; chosen: boolean }) {
  return (
    <span className={styles.event} style={at(event.year)} data-chosen={chosen || undefined}>
      <i className={styles.dot} />
      <span
        className={styles.label}
        data-side={event.label ?? 'above'}
        data-end={placeOf(event.year) > 0.9 || undefined}
        data-quiet={event.label ? undefined : true}
      >
        {event.short}
      </span>
    </span>
  );
}

function Card({ event, chosen }: { event: Shown; chosen: boolean }) {
  return (
    <li className={styles.card} data-chosen={chosen || undefined}>
      <b className={styles.year}>{event.year}</b>
      <span>
        <b className={styles.who}>{event.who}</b> <span className={styles.what}>{event.what}</span>{' '}
        <a className={styles.source} href={event.url}>
          {event.source.replace(/ (al\.|\S+$)/g, '\u00a0$1')}
        </a>
      </span>
    </li>
  );
}

interface TurnProps {
  by: -1 | 1;
  index: number;
  count: number;
  go(index: number): void;
}

function Turn({ by, index, count, go }: TurnProps) {
  const to = index + by;
  return (
    <button
      type="button"
      className={styles.turn}
      aria-label={by < 0 ? 'Earlier event' : 'Later event'}
      disabled={to < 0 || to >= count}
      onClick={() => go(to)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={by < 0 ? 'M15 5l-7 7 7 7' : 'M9 5l7 7-7 7'} />
      </svg>
    </button>
  );
}
