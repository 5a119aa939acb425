'use client';
import type { CSSProperties } from 'react';
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useDeckState } from '../deck';
import { useKit } from './context';
import { currentSlide } from './kit';
import { type InkColor, inkColors, type NibName, nibs } from './stroke';
import { ToolButton } from './ToolButton';

const colorNames: Record<InkColor, string> = {
  ink: 'Black or white',
  model: 'Vermilion',
  data: 'Blue',
  you: 'Green',
  energy: 'Purple',
};

const nibNames: Record<NibName, string> = {
  fine: 'Fine line',
  medium: 'Medium line',
  broad: 'Broad line',
  marker: 'Marker',
};

/** Laser and spotlight. */
export function PointTools() {
  const { deck } = useKit();
  const held = useStore(deck.tools.store, (s) => s.held);
  const lit = useStore(deck.tools.store, (s) => s.lit);
  return (
    <fieldset className="tool-group" aria-label="Point">
      <ToolButton command="laser" label="Laser" icon="laser" pressed={held === 'laser'} />
      <ToolButton command="spotlight" label="Spotlight" icon="spotlight" pressed={lit} />
    </fieldset>
  );
}

/** Pen and eraser, what the pen draws with, and what to do about mistakes. */
export function DrawTools() {
  const { deck, book } = useKit();
  const slide = useDeckState(currentSlide);
  const held = useStore(deck.tools.store, (s) => s.held);
  const empty = useBook(() => book.strokes(slide).length === 0);
  const canUndo = useBook(() => book.canUndo(slide));
  const canRedo = useBook(() => book.canRedo(slide));
  const full = useBook(book.isFull);
  return (
    <>
      <fieldset className="tool-group" aria-label="Draw">
        <ToolButton command="pen" label="Pen" icon="pen" pressed={held === 'pen'} />
        <ToolButton command="eraser" label="Eraser" icon="eraser" pressed={held === 'eraser'} />
      </fieldset>
      <Colors />
      <Nibs />
      <fieldset className="tool-group" aria-label="Ink of this slide">
        <ToolButton command="undoInk" label="Undo" icon="undo" disabled={!canUndo} />
        <ToolButton command="redoInk" label="Redo" icon="redo" disabled={!canRedo} />
        <ToolButton command="clearInk" label="Clear the slide" icon="clear" disabled={empty} />
      </fieldset>
      {full ? (
        <p className="tool-note" role="status">
          The storage of this device is full: new ink lasts as long as this window.
        </p>
      ) : null}
    </>
  );
}

function Colors() {
  const { store } = useKit().deck.tools;
  const chosen = useStore(store, (s) => s.color);
  return (
    <fieldset className="tool-group" aria-label="Colour">
      {inkColors.map((color) => (
        <button
          key={color}
          type="button"
          className="tool"
          aria-label={colorNames[color]}
          title={colorNames[color]}
          aria-pressed={color === chosen}
          onClick={() => store.setState({ color, held: 'pen' })}
        >
          <i className="tool-color" style={{ background: `var(--${color})` }} />
        </button>
      ))}
    </fieldset>
  );
}

function Nibs() {
  const { store } = useKit().deck.tools;
  const chosen = useStore(store, (s) => s.nib);
  return (
    <fieldset className="tool-group" aria-label="Line">
      {(Object.keys(nibs) as NibName[]).map((nib) => (
        <button
          key={nib}
          type="button"
          className="tool"
          aria-label={nibNames[nib]}
          title={nibNames[nib]}
          aria-pressed={nib === chosen}
          onClick={() => store.setState({ nib, held: 'pen' })}
        >
          <i
            className="tool-nib"
            style={{ '--nib': nibs[nib].width, opacity: nibs[nib].opacity } as CSSProperties}
          />
        </button>
      ))}
    </fieldset>
  );
}

/** A part of what the book says; the same until it changes. */
function useBook<T>(look: () => T): T {
  return useSyncExternalStore(useKit().book.subscribe, look);
}
