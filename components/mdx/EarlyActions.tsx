'use client';
import { useEffect } from 'react';

/** What was done before the programs of the page listened, and what a list then said. */
interface EarlyAction {
  event: Event;
  value?: string;
}

declare global {
  interface Window {
    /** What a page that shows its words first has noted; `tests/tools/wordsFirst.mjs` puts it there. */
    earlyActions?: { actions: EarlyAction[]; stop: () => void };
  }
}

/** Does what was asked of the page before its programs listened. */
export function EarlyActions() {
  useEffect(() => {
    const early = window.earlyActions;
    if (!early) return;
    delete window.earlyActions;
    early.stop();
    // An event still under way is the one for which React takes the page over now: it handles it itself.
    const actions = early.actions.filter(({ event }) => event.eventPhase === Event.NONE);
    const repeatAll = () => actions.forEach(repeat);
    // By then the sections of a chapter are taken over, too, each by itself.
    if ('requestIdleCallback' in window) requestIdleCallback(repeatAll, { timeout: 1000 });
    else setTimeout(repeatAll, 300);
  }, []);
  return null;
}

function repeat({ event, value = '' }: EarlyAction): void {
  const { target, type } = event;
  if (!(target instanceof HTMLElement) || !target.isConnected) return;
  const again = new (event.constructor as typeof Event)(type, event);
  if (type === 'keydown') target.dispatchEvent(again);
  // Links and summaries have done their part without a program, and other fields wait for one.
  else if (type === 'click') target.closest('button')?.dispatchEvent(again);
  else if (target instanceof HTMLSelectElement) {
    target.value = value;
    target.dispatchEvent(again);
  }
}
