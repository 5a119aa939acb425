'use client';
import { useId, useRef } from 'react';
import { Dialog } from './Dialog';
import { focusStage, useDeck, useDeckState } from './deck';
import { standing, WHOLE } from './route';

/**
 * The choice of a route, and where on it the slide on stage stands. `releases`: chosen with the pointer, it gives the
 * arrow keys back to the deck.
 */
export function RoutePicker({ className, releases }: { className?: string; releases?: boolean }) {
  const { send } = useDeck();
  const routes = useDeckState((s) => s.routes);
  const route = useDeckState((s) => s.route);
  const count = useDeckState((s) => s.slides.length);
  const slide = useDeckState((s) => s.place.slide);
  const pointed = useRef(false);
  const id = useId();
  const { n, of } = standing(route, count, slide);
  return (
    <div className={['route', className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={releases ? 'visually-hidden' : undefined}>
        Route
      </label>
      <select
        id={id}
        value={route?.id ?? ''}
        onPointerDown={() => {
          pointed.current = true;
        }}
        onKeyDown={() => {
          pointed.current = false;
        }}
        onChange={(event) => {
          send({ type: 'route', id: event.currentTarget.value || null });
          if (releases && pointed.current) focusStage();
        }}
      >
        {routes.map((known) => (
          <option key={known.id} value={known.id}>
            {known.name}
          </option>
        ))}
        <option value="">{WHOLE}</option>
      </select>
      <span className="route-place">{n ? `${n} of ${of}` : 'outside'}</span>
    </div>
  );
}

/** The slide was asked for, and the route does not show it: says so until the deck moves, and offers the whole lecture. */
export function OffRoute() {
  const { send } = useDeck();
  const route = useDeckState((s) => s.route);
  const shown = useDeckState(
    ({ live, route, place, move, overlay }) =>
      live &&
      route !== null &&
      !route.slides.includes(place.slide) &&
      (move.kind === 'jump' || move.kind === 'address') &&
      overlay === null,
  );
  if (!shown) return null;
  return (
    <aside className="off-route" aria-label="Outside the route">
      This slide is not on the route “{route?.name}”.{' '}
      <button
        type="button"
        onClick={() => {
          send({ type: 'route', id: null });
          focusStage();
        }}
      >
        {WHOLE}
      </button>
    </aside>
  );
}

/** The address names no route: says so, shows the whole lecture, offers those there are. */
export function NoRoute() {
  const { send } = useDeck();
  const routes = useDeckState((s) => s.routes);
  const asked = useDeckState((s) => s.asked);
  return (
    <Dialog label="No such route" className="unknown">
      <h2>There is no route “{asked.slice(0, 60)}”.</h2>
      <p className="unknown-text">Its address may have been mistyped. Esc stays with the whole lecture.</p>
      <h3>Choose one</h3>
      <ul>
        {routes.map(({ id, name, slides }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                send({ type: 'close' });
                send({ type: 'route', id });
              }}
            >
              <b>{name}</b> {slides.length} slides
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
