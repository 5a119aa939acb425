'use client';
import { type MouseEvent, type ReactNode, useEffect } from 'react';
import { DeckView } from '../DeckView';
import { focusStage, useDeck } from '../deck';
import { useRoom } from '../room/context';
import type { Role } from '../room/peers';
import { askedSession, withSession } from '../room/session';
import type { DeckRoute } from '../route';
import type { DeckSlide } from '../slides';
import { Toolbar } from '../Toolbar';
import { Desk } from './Desk';
import { LinkPanel } from './LinkPanel';
import { NextStep } from './NextStep';
import { NotesPanel } from './NotesPanel';
import { TimeBar } from './TimeBar';
import './presenter.css';

interface PresenterViewProps {
  slides: readonly DeckSlide[];
  routes: readonly DeckRoute[];
  /** Planned minutes of each slide. */
  minutes: readonly number[];
  /** Notes of all slides, rendered on the server; null where this build has none. */
  notes: ReactNode;
  /** All slides, as on the stage. */
  children: ReactNode;
}

const role: Role = 'presenter';

/** The lecturer's window: the deck in a panel, and around it what the room does not see. */
export function PresenterView({ slides, routes, minutes, notes, children }: PresenterViewProps) {
  return (
    <DeckView
      slides={slides}
      routes={routes}
      role={role}
      arrange={(surface) => (
        <Panels minutes={minutes} notes={notes}>
          {surface}
        </Panels>
      )}
    >
      {children}
    </DeckView>
  );
}

function Panels({ minutes, notes, children }: Pick<PresenterViewProps, 'minutes' | 'notes' | 'children'>) {
  useSessionInAddress();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: gives the keys back after a click on one of the buttons within
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above, what the keyboard presses keeps the focus
    <div className="presenter" onClick={releaseKeys}>
      <header className="presenter-bar">
        <TimeBar minutes={minutes} />
        <LinkPanel />
      </header>
      {children}
      <Toolbar />
      <div className="presenter-side">
        <NextStep />
        <NotesPanel>{notes}</NotesPanel>
      </div>
      <Desk minutes={minutes} />
    </div>
  );
}

/** A button that was clicked with the pointer does not keep the space bar. */
function releaseKeys({ target, detail }: MouseEvent) {
  if (detail === 0 || !(target instanceof Element)) return;
  if (target.closest('button') && !target.closest('.surface, dialog')) focusStage();
}

/** A reload, or a copy of the address in the projector's window, finds the same lecture. */
function useSessionInAddress() {
  const room = useRoom();
  const { bar } = useDeck();
  useEffect(() => {
    if (room && askedSession(location.search) !== room.session) {
      bar?.query(withSession(location.search, room.session));
    }
  }, [room, bar]);
}
