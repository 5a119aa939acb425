'use client';
import { useEffect, useRef, useState } from 'react';
import { elapsed, timeText } from '../presenter/clock';
import { type Plan, paceOf, paceText } from '../presenter/pace';
import type { DeckSlide } from '../slides';
import type { LeadMessage } from './messages';

/** The lecture's own time and how it stands against the plan. */
export function RemoteClock({
  lead,
  plan,
  slides,
}: {
  lead: LeadMessage;
  plan: Plan;
  slides: readonly DeckSlide[];
}) {
  const [now, setNow] = useState(() => Date.now());
  // What the two clocks differ by: the least that was seen, for a message takes its time.
  const ahead = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    ahead.current = Math.min(ahead.current, Date.now() - lead.sent);
  }, [lead]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const [from, since, before] = lead.clock ?? [lead.slide, null, 0];
  const there = Number.isFinite(ahead.current) ? now - ahead.current : lead.sent;
  const time = elapsed({ from, since, before }, there);
  const index = (id: string) => slides.findIndex((slide) => slide.id === id);
  const pace = lead.clock && paceOf(plan, index(from), index(lead.slide), time);
  return (
    <p className="remote-clock">
      <span className="visually-hidden">Elapsed </span>
      <b role="timer">{lead.clock ? timeText(time) : '–:––'}</b>{' '}
      <span>
        {!lead.clock
          ? 'The clock is started in the presenter.'
          : pace
            ? `${paceText(pace.behind)}, ${Math.round(pace.left / 60_000)} min planned from here`
            : 'outside the route'}
      </span>
    </p>
  );
}
