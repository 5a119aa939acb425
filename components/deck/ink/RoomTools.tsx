'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useDeck } from '../deck';
import { CountdownTools } from './CountdownTools';
import { KitContext } from './context';
import { DrawTools, PointTools } from './DrawTools';
import { InkFiles } from './InkFiles';
import { ScreenTools } from './ScreenTools';

/**
 * All tools as a panel, for the presenter to place, with more sections after its own; without tools until they are loaded.
 *
 * @param shown false while the panel is put away: nothing in it takes the keyboard then
 */
export function RoomTools({ shown, children }: { shown: boolean; children?: ReactNode }) {
  const { store } = useDeck().tools;
  const kit = useStore(store, (s) => s.kit);
  if (!kit) return children;
  return (
    <KitContext value={kit}>
      <div className="room-tools">
        <div className="tool-line">
          <PointTools />
          <DrawTools />
        </div>
        <div className="tool-sections">
          <section>
            <h3>Minutes for a task</h3>
            <TaskTime shown={shown} />
          </section>
          <section>
            <h3>Screen</h3>
            <ScreenTools />
          </section>
          <section>
            <h3>Ink</h3>
            <InkFiles />
          </section>
          {children}
        </div>
      </div>
    </KitContext>
  );
}

/** The countdown; its key brings the keyboard here, once this is shown. */
export function TaskTime({ shown = true, onAsked }: { shown?: boolean; onAsked?(): void }) {
  const { store } = useDeck().tools;
  const box = useRef<HTMLDivElement>(null);
  const asked = useStore(store, (s) => s.asked.includes('countdown'));
  useEffect(() => {
    if (!asked || !shown) return;
    store.setState({ asked: store.getState().asked.filter((one) => one !== 'countdown') });
    onAsked?.();
    box.current?.querySelector<HTMLElement>('button')?.focus();
  }, [asked, shown, store, onAsked]);
  return (
    <div ref={box} className="task-time">
      <CountdownTools />
    </div>
  );
}
