'use client';
import { useId, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { THEMES, type ThemeName } from '@/components/mdx/theme';
import { useDeckState } from '../deck';
import { useKit } from './context';
import { projectorTheme, setProjectorTheme } from './projector';
import type { Awake } from './wakeLock';

const themeNames: Record<ThemeName, string> = {
  system: 'As the device',
  light: 'Light',
  dark: 'Dark',
  projector: 'Projector',
};

const awakeNotes: Record<Awake, string> = {
  off: 'While presenting: in full screen, or with a second window.',
  on: 'This screen stays awake.',
  waiting: 'This screen stays awake while its window is seen.',
  refused: 'The browser does not keep this screen awake now; a low battery may be why.',
  unsupported: 'This browser cannot keep a screen awake: turn its sleep off in the settings of the device.',
};

/** Theme and type size of what the room sees, and a screen that does not go to sleep. */
export function ScreenTools() {
  const { deck, shared, wake } = useKit();
  const theme = useSyncExternalStore(shared.registers.subscribe, () => projectorTheme(shared));
  const typeSize = useDeckState((s) => s.typeSize);
  const keep = useStore(deck.tools.store, (s) => s.awake);
  const { awake } = useStore(wake.store);
  const id = useId();
  return (
    <>
      <div className="tool-row">
        <label htmlFor={`${id}-theme`}>Projector’s theme</label>
        {theme ? (
          <select
            id={`${id}-theme`}
            value={theme}
            onChange={(event) => setProjectorTheme(shared, event.currentTarget.value as ThemeName)}
          >
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {themeNames[name]}
              </option>
            ))}
          </select>
        ) : (
          <span className="tool-note">as soon as its window is open</span>
        )}
      </div>
      <fieldset className="tool-row" aria-label="Type size">
        <span>Type size</span>
        <span className="tool-steps">
          <button
            type="button"
            className="tool-word"
            aria-label="Smaller type"
            onClick={() => deck.run('smaller')}
          >
            −
          </button>
          <output>{Math.round(100 * typeSize)} %</output>
          <button
            type="button"
            className="tool-word"
            aria-label="Larger type"
            onClick={() => deck.run('larger')}
          >
            +
          </button>
        </span>
      </fieldset>
      <div className="tool-row">
        <label>
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => deck.tools.store.setState({ awake: event.currentTarget.checked })}
          />{' '}
          Keep this screen awake
        </label>
        <span className="tool-note" role="status">
          {keep ? awakeNotes[awake] : ''}
        </span>
      </div>
    </>
  );
}
