'use client';
import { useDeckState } from '../deck';
import type { DeckSlide } from '../slides';
import type { Mode } from './followDeck';
import type { Follower, FollowerState } from './follower';
import { VoteNote } from './VoteNote';

/** What a follower reads: whose hand turns the pages, and how the line is. */
export function followWords(
  { line, lead, past, away }: Omit<FollowerState, 'drops'>,
  mode: Mode,
  slides: readonly DeckSlide[],
  now: number,
): { words: string; tone: 'live' | 'own' | 'wait' } {
  const wait = (words: string) => ({ words, tone: 'wait' as const });
  if (line === 'refused') return wait('The class does not let this device in.');
  if (!lead) {
    if (line === 'waiting') return wait('No connection to the class. Trying again…');
    if (line !== 'connected') return wait('Connecting to the class…');
    if (past) return wait(`The lecturer is not here now: ${ago(now - past.sent)}.`);
    return wait('Waiting for the lecturer…');
  }
  const at = slides.findIndex(({ id }) => id === lead.slide);
  if (at < 0) return wait('The lecturer shows a slide that this copy does not have: reload the page.');
  if (line !== 'connected') return wait('Connection lost. Trying again…');
  if (away) return wait('The lecturer has not been heard for a while.');
  if (mode === 'browsing') return { words: `On your own. The lecturer is at slide ${at + 1}.`, tone: 'own' };
  const dark = lead.screen !== 'shown';
  return { words: dark ? 'Live. The lecturer has covered the screen.' : 'Live', tone: 'live' };
}

function ago(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return minutes === 1 ? 'last heard a minute ago' : `last heard ${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 1 ? 'last heard an hour ago' : `last heard ${hours} hours ago`;
  return `last heard ${Math.round(hours / 24)} days ago`;
}

interface FollowBarProps {
  topic: string;
  state: FollowerState;
  mode: Mode;
  follower: Follower;
  backToLive(): void;
}

export function FollowBar({ topic, state, mode, follower, backToLive }: FollowBarProps) {
  const slides = useDeckState((s) => s.slides);
  const { words, tone } = followWords(state, mode, slides, Date.now());
  return (
    <aside className="follow-bar" data-tone={tone} data-mode={mode} data-line={state.line} aria-label="Class">
      <p role="status">
        <i aria-hidden="true" />
        {words}
      </p>
      {mode === 'browsing' && state.lead ? (
        <button type="button" onClick={backToLive}>
          Back to live
        </button>
      ) : null}
      {state.lead ? <VoteNote topic={topic} follower={follower} /> : null}
    </aside>
  );
}

/** Why there is nobody to follow. */
export function TroubleBar({ words }: { words: string }) {
  return (
    <aside className="follow-bar" data-tone="wait" aria-label="Class">
      <p role="alert">
        <i aria-hidden="true" />
        {words}
      </p>
    </aside>
  );
}
