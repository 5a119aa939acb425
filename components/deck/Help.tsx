'use client';
import { lazy, Suspense } from 'react';
import { Dialog } from './Dialog';
import { useDeck, useDeckState } from './deck';
import { type KeyBinding, type KeyGroup, keyGroups, keyTable, shownKeys } from './keys';
import { NewVersion } from './NewVersion';

const PathPanel = lazy(() => import('./path/PathPanel'));

/** The keyboard table as the reader sees it. */
export function Help() {
  const { send } = useDeck();
  const characterKeys = useDeckState((s) => s.characterKeys);
  return (
    <Dialog label="Keys" className="help">
      <header>
        <h2>Keys</h2>
        <button type="button" onClick={() => send({ type: 'close' })}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <NewVersion />
      <div className="help-groups">
        {(Object.keys(keyGroups) as KeyGroup[]).map((group) => (
          <section key={group}>
            <h3>{keyGroups[group]}</h3>
            <dl>
              {keyTable
                .filter((binding) => binding.group === group)
                .map((binding) => (
                  <Row key={binding.command} binding={binding} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        <label>
          <input
            type="checkbox"
            checked={characterKeys}
            onChange={(event) => send({ type: 'characterKeys', on: event.currentTarget.checked })}
          />{' '}
          Single letters, digits and signs are keys
        </label>
        <section className="help-path" aria-label="Recorded lectures">
          <Suspense>
            <PathPanel onOpened={() => send({ type: 'close' })} />
          </Suspense>
        </section>
        <p className="help-note">
          PgUp and PgDn, the keys of a clicker, move the deck whatever has the focus. A slider in use keeps
          its arrows. On a touch screen, swipe beside the demo.
        </p>
      </footer>
    </Dialog>
  );
}

function Row({ binding }: { binding: KeyBinding }) {
  return (
    <div>
      <dt>
        {shownKeys(binding).map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{binding.does}</dd>
    </div>
  );
}
