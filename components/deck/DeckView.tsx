'use client';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { connect } from './connect';
import './stage.css';
import './chrome.css';
import './overview.css';
import { createDeck, DeckContext, useDeck, useDeckState } from './deck';
import { Follow, FollowOverlay } from './follow/Follow';
import { GoTo } from './GoTo';
import { Help } from './Help';
import { InkGate } from './ink/InkGate';
import { OtherWindow } from './OtherWindow';
import { PathSlot } from './path/PathSlot';
import { NoRoute, OffRoute, RoutePicker } from './Routes';
import type { Role } from './room/peers';
import { RoomProvider } from './room/RoomProvider';
import { type DeckRoute, standing } from './route';
import { type DeckSlide, SEMINAR } from './slides';
import { Toolbar } from './Toolbar';
import { Unknown } from './Unknown';

interface DeckViewProps {
  slides: readonly DeckSlide[];
  routes: readonly DeckRoute[];
  /** What this window is for in a lecture of several. */
  role?: Role;
  /** Puts other things around the slides than the stage has. */
  arrange?: (slides: ReactNode) => ReactNode;
  /** All slides, rendered on the server; the deck shows one. */
  children: ReactNode;
}

/** The stage: one slide at a time, everything else around it. */
export function DeckView({ slides, routes, role = 'stage', arrange = onStage, children }: DeckViewProps) {
  const [deck] = useState(() => createDeck(slides, routes, role));
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current ? connect(deck, root.current) : undefined), [deck]);
  return (
    <DeckContext value={deck}>
      <RoomProvider deck={deck} role={role}>
        <div ref={root} className="deck">
          {arrange(<Surface>{children}</Surface>)}
          <Overlays />
          <Status />
          <OtherWindow />
          <Follow />
          <InkGate />
        </div>
      </RoomProvider>
    </DeckContext>
  );
}

function onStage(slides: ReactNode) {
  return (
    <>
      {slides}
      <Toolbar />
      <PathSlot />
    </>
  );
}

function Surface({ children }: { children: ReactNode }) {
  const { role } = useDeck();
  const live = useDeckState((s) => s.live);
  const overlay = useDeckState((s) => s.overlay);
  const covered = useDeckState(
    (s) => (s.overlay !== null && s.overlay !== 'overview') || s.screen !== 'shown',
  );
  const typeSize = useDeckState((s) => s.typeSize);

  useLayoutEffect(() => {
    if (!live) return;
    const { dataset } = document.documentElement;
    dataset.deck = overlay === 'overview' ? 'overview' : role;
    document.getElementById('deck-first-paint')?.remove();
    return () => {
      delete dataset.deck;
    };
  }, [live, overlay, role]);
  useStrokes(role);
  useReturnOfFocus(overlay !== null);

  return (
    <main
      className="surface"
      data-live={live || undefined}
      inert={covered}
      data-larger={typeSize > 1 || undefined}
      style={{ '--type': typeSize } as React.CSSProperties}
    >
      <h1 className="visually-hidden">{SEMINAR}: slides</h1>
      {live && overlay === 'overview' ? <RoutePicker className="overview-route" /> : null}
      {children}
    </main>
  );
}

/** Lines of plots grow with the stage: 1.5 at a width of 1280 px. */
function useStrokes(role: Role) {
  useEffect(() => {
    const root = document.documentElement;
    const measure = () => {
      const box = 80 * Number.parseFloat(getComputedStyle(root).fontSize);
      const width = role === 'stage' ? Math.min(innerWidth, (innerHeight * 16) / 9) : box;
      root.style.setProperty('--stroke', String(Math.max(1, (1.5 * width) / 1280).toFixed(2)));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
      root.style.removeProperty('--stroke');
    };
  }, [role]);
}

/** When an overlay closes without a move, the focus goes back to where it was. */
function useReturnOfFocus(open: boolean) {
  const origin = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) {
      const moved = document.activeElement;
      return () => {
        origin.current = moved;
      };
    }
    const back = origin.current;
    origin.current = null;
    if (back instanceof HTMLElement && back !== document.body && !back.closest('[inert]')) {
      back.focus({ preventScroll: true });
    }
  }, [open]);
}

function Overlays() {
  const overlay = useDeckState((s) => s.overlay);
  if (overlay === 'goTo') return <GoTo />;
  if (overlay === 'help') return <Help />;
  if (overlay === 'code' || overlay === 'class') return <FollowOverlay name={overlay} />;
  if (overlay === 'noRoute') return <NoRoute />;
  return overlay === 'unknown' ? <Unknown /> : null;
}

/** What is heard of the deck, and the small signs over it: the number being typed, who has the keyboard, a dark screen. */
function Status() {
  const live = useDeckState((s) => s.live);
  const slide = useDeckState((s) => s.place.slide);
  const slides = useDeckState((s) => s.slides);
  const route = useDeckState((s) => s.route);
  const digits = useDeckState((s) => s.digits);
  const demoKeys = useDeckState((s) => s.demoKeys);
  const screen = useDeckState((s) => s.screen);
  const { n, of } = standing(route, slides.length, slide);
  const where = route ? `${route.name}, ${n ? `${n} of ${of}` : 'outside the route'}` : `${n} of ${of}`;
  return (
    <>
      <p className="visually-hidden" aria-live="polite" data-announcer>
        {live ? `${where}: ${slides[slide].title}` : ''}
      </p>
      <OffRoute />
      <p
        className="sign"
        role="status"
        data-keys={(demoKeys && !digits) || undefined}
        hidden={!digits && !demoKeys}
      >
        {digits ? (
          <>
            Slide <b>{digits}</b> <kbd>Enter</kbd>
          </>
        ) : demoKeys ? (
          <>
            The demo has the keyboard. <kbd>Esc</kbd> takes it back.
          </>
        ) : null}
      </p>
      {screen === 'shown' ? null : (
        <div className="screen" data-screen={screen} role="status">
          <span className="visually-hidden">The screen is {screen}. Any key that moves shows the slide.</span>
        </div>
      )}
    </>
  );
}
