'use client';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDeck } from '../deck';
import { FollowPanel } from '../follow/FollowPanel';
import { RoomTools } from '../ink/RoomTools';
import { DemoPanel, useHasDemo } from './DemoPanel';
import { OutlinePanel } from './OutlinePanel';

const PathPanel = lazy(() => import('../path/PathPanel'));

type Tab = 'demo' | 'outline' | 'room';

const tabs: readonly (readonly [Tab, string])[] = [
  ['demo', 'Demo'],
  ['outline', 'Outline'],
  ['room', 'Room'],
];

/** Demo, outline and room: side by side where there is room, else one of them at a time. */
export function Desk({ minutes }: { minutes: readonly number[] }) {
  const [tab, choose] = useTab();
  const panels: Record<Tab, ReactNode> = {
    demo: <DemoPanel />,
    outline: <OutlinePanel minutes={minutes} />,
    room: (
      <RoomTools shown={tab === 'room'}>
        <section>
          <h3>Class</h3>
          <FollowPanel />
        </section>
        <section>
          <h3>Recording</h3>
          <Suspense>
            <PathPanel />
          </Suspense>
        </section>
      </RoomTools>
    ),
  };
  return (
    <aside className="desk" data-tab={tab} aria-label="At hand">
      <fieldset className="desk-tabs buttons" aria-label="Panels">
        {tabs.map(([id, label]) => (
          <button key={id} type="button" aria-pressed={id === tab} onClick={() => choose(id)}>
            {label}
          </button>
        ))}
      </fieldset>
      {tabs.map(([id, label]) => (
        <section key={id} className="presenter-panel" data-panel={id} aria-label={label}>
          <h2>{label}</h2>
          {panels[id]}
        </section>
      ))}
    </aside>
  );
}

/** A slide with a demo brings its panel to the front, the next one without puts it away; the room's tools stay. */
function useTab(): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState<Tab>('outline');
  const hasDemo = useHasDemo();
  useEffect(() => {
    setTab((now) => (now === 'room' ? now : hasDemo ? 'demo' : 'outline'));
  }, [hasDemo]);
  const { store } = useDeck().tools;
  const asked = useStore(store, (s) => s.open);
  useEffect(() => {
    if (!asked) return;
    // What opens a bar on the stage brings the panel of the tools here.
    setTab('room');
    store.setState({ open: false });
  }, [asked, store]);
  return [tab, setTab];
}
