'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { planOf } from '../presenter/pace';
import type { DeckRoute } from '../route';
import type { DeckSlide } from '../slides';
import { readRemote } from './links';
import { RemoteClock } from './RemoteClock';
import { RemoteNotes } from './RemoteNotes';
import { createRemote, type RemoteControl } from './remote';
import { remoteWords } from './remoteWords';
import { canSign } from './signing';
import { useAwake } from './useAwake';
import './remote.css';

interface RemoteViewProps {
  slides: readonly DeckSlide[];
  routes: readonly DeckRoute[];
  /** Planned minutes of each slide. */
  minutes: readonly number[];
  /** Notes of all slides; null where this build has none. */
  notes: ReactNode;
}

/** The phone in the lecturer's hand. */
export function RemoteView(props: RemoteViewProps) {
  const [remote, setRemote] = useState<RemoteControl | string | null>(null);
  useEffect(() => {
    const link = readRemote(location.hash);
    if (!link) return setRemote(location.hash.length > 1 ? DAMAGED : '');
    if (!canSign()) return setRemote(INSECURE);
    let gone = false;
    let close = () => {};
    createRemote(link).then(
      (made) => {
        if (gone) return made.close();
        close = made.close;
        setRemote(made);
      },
      () => setRemote(DAMAGED),
    );
    return () => {
      gone = true;
      close();
    };
  }, []);
  return (
    <main className="remote">
      <h1 className="visually-hidden">Remote</h1>
      {remote === null ? (
        <>
          <p className="remote-state">Opening…</p>
          <noscript>
            <p>The remote is a program: it needs JavaScript.</p>
          </noscript>
        </>
      ) : typeof remote === 'string' ? (
        <HowTo problem={remote} />
      ) : (
        <Held remote={remote} {...props} />
      )}
    </main>
  );
}

const DAMAGED = 'This link is damaged. Scan the remote’s code again.';
const INSECURE =
  'This page came over plain http, where a browser cannot sign commands. Open it by its https address.';

function HowTo({ problem }: { problem: string }) {
  return (
    <section className="remote-how">
      <h2>A remote for the lecture</h2>
      {problem ? <p role="alert">{problem}</p> : null}
      <p>
        This page turns the pages of a lecture that runs on another screen. It needs the link of that lecture:
      </p>
      <ol>
        <li>On the lecturer’s computer, open the slides or the presenter.</li>
        <li>
          Press <kbd>⇧ Q</kbd>, name a message broker, and start the class.
        </li>
        <li>Choose “Show the remote’s code” and scan it with this phone.</li>
      </ol>
    </section>
  );
}

function Held({ remote, slides, routes, minutes, notes }: RemoteViewProps & { remote: RemoteControl }) {
  const state = useStore(remote.store);
  const [unheard, setUnheard] = useState(false);
  const { lead } = state;
  const at = slides.findIndex(({ id }) => id === lead?.slide);
  const route = routes.find(({ id }) => id === lead?.route) ?? null;
  const { words, ready } = remoteWords(state, unheard);
  useAwake(lead !== null);
  const ask = async (command: Parameters<RemoteControl['ask']>[0]) => {
    navigator.vibrate?.(15);
    const answered = await remote.ask(command);
    setUnheard(!answered);
    if (!answered) navigator.vibrate?.([60, 60, 60]);
  };
  return (
    <>
      <header className="remote-state" data-ready={ready || undefined} data-line={state.line}>
        <p role="status">
          <i aria-hidden="true" />
          {words}
        </p>
        {lead && at >= 0 ? (
          <p className="remote-where" aria-live="polite" data-at={`${lead.slide}/${lead.step}`}>
            <b>
              {at + 1} / {slides.length}
            </b>{' '}
            {slides[at].title}
            {slides[at].steps > 0 ? (
              <small>
                {' '}
                step {lead.step} of {slides[at].steps}
              </small>
            ) : null}
          </p>
        ) : null}
      </header>
      <RemoteNotes slide={lead?.slide} step={lead?.step ?? 0}>
        {notes}
      </RemoteNotes>
      <footer className="remote-hand">
        {lead ? <RemoteClock lead={lead} plan={planOf(route, minutes)} slides={slides} /> : null}
        <div className="remote-buttons">
          <button type="button" disabled={!ready} data-ask="previous" onClick={() => void ask('previous')}>
            <span aria-hidden="true">←</span> Previous
          </button>
          <button type="button" disabled={!ready} data-ask="next" onClick={() => void ask('next')}>
            Next <span aria-hidden="true">→</span>
          </button>
        </div>
        <button
          type="button"
          className="remote-black"
          disabled={!ready}
          aria-pressed={lead?.screen === 'black'}
          onClick={() => void ask('black')}
        >
          {lead?.screen === 'black' ? 'Show the slide' : 'Black screen'}
        </button>
      </footer>
    </>
  );
}
