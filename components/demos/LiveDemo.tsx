'use client';
import { Component, type ComponentType, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { BASE_PATH } from './base';
import { Controls, hasManyControls, Presets } from './Controls';
import type { ViewProps } from './demo';
import styles from './demo.module.css';
import { registerDemo } from './instances';
import { Notes } from './Notes';
import { PredictionPanel } from './PredictionPanel';
import { Readouts } from './Readouts';
import { loadDemo } from './registry';
import { openSession, type Session } from './session';
import { RunLinkContext } from './share/link';
import { sharedSession } from './share/sharedSession';
import { Tables } from './Tables';
import { Transport } from './Transport';
import { loadView } from './views';
import { Words } from './Words';

// biome-ignore lint/suspicious/noExplicitAny: views of every frame type
type AnyView = ComponentType<ViewProps<any, any, any>>;

export interface LiveDemoProps {
  root: HTMLElement;
  id: string;
  name: string;
  preset?: string;
  steps?: string[];
  stage?: boolean;
}

/** Opens the demo's session and view, then shows the card; a failure is told in the card. */
export function LiveDemo({ root, id, name, preset, steps, stage = false }: LiveDemoProps) {
  const [opened, setOpened] = useState<{ session: Session; View: AnyView } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const openLink = useContext(RunLinkContext);

  useEffect(() => {
    let session: Session | undefined;
    let cancelled = false;
    Promise.all([loadDemo(id), loadView(id)]).then(
      ([demo, View]) => {
        if (cancelled) return;
        const options = { id, name, demo, preset, base: BASE_PATH };
        const slide = root.closest<HTMLElement>('[data-slide]')?.dataset.slide;
        session =
          openLink && slide ? sharedSession(openLink(`${slide}/${name}`), options) : openSession(options);
        setOpened({ session, View });
      },
      (error) => {
        if (cancelled) return;
        root.dataset.status = 'error';
        setFailure(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      cancelled = true;
      session?.dispose();
    };
  }, [root, id, name, preset, openLink]);

  if (failure) {
    return (
      <p className={styles.problem} role="alert">
        This demo could not be opened: {failure}
      </p>
    );
  }
  return opened ? (
    <Card root={root} session={opened.session} View={opened.View} stage={stage} steps={steps} />
  ) : null;
}

interface CardProps {
  root: HTMLElement;
  session: Session;
  View: AnyView;
  stage: boolean;
  steps?: string[];
}

function Card({ root, session, View, stage }: CardProps) {
  const { demo, store, frames } = session;
  const params = useStore(store, (s) => s.params);
  const status = useStore(store, (s) => s.status);
  const reason = useStore(store, (s) => s.reason);
  const phase = useStore(store, (s) => s.prediction.phase);
  const revealed = phase !== 'open' && phase !== 'locked';

  useEffect(() => {
    const show = () => {
      const state = store.getState();
      root.dataset.step = String(state.step);
      root.dataset.status = state.status;
    };
    show();
    return store.subscribe(show);
  }, [root, store]);

  useEffect(() => registerDemo(root, session), [root, session]);

  // Off screen a run rests, and goes on when it is back.
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => session.shown(entry.isIntersecting));
    observer.observe(root);
    return () => observer.disconnect();
  }, [root, session]);

  return (
    <>
      <header className={styles.header}>
        <p className={styles.asks}>{demo.asks}</p>
        <span className={styles.tag}>{demo.provenance}</span>
      </header>
      <Notes session={session} />
      {demo.predict && phase !== 'none' ? <PredictionPanel session={session} predict={demo.predict} /> : null}
      <div className={styles.body} data-many={hasManyControls(demo) || undefined}>
        {stage ? null : <Presets session={session} />}
        <div className={styles.view}>
          <ViewBoundary>
            <View
              frames={frames}
              params={params}
              status={status}
              tune={session.tune}
              act={session.act}
              play={session.play}
              revealed={revealed}
              stage={stage}
            />
          </ViewBoundary>
        </div>
        <Controls session={session} collapsed={stage} />
      </div>
      {status === 'error' || status === 'diverged' ? (
        <div className={styles.problem} role="alert">
          <span>
            <strong>{status === 'diverged' ? 'Diverged.' : 'This run stopped.'}</strong> {reason}.
          </span>{' '}
          <button type="button" onClick={session.reset}>
            Reset
          </button>
        </div>
      ) : null}
      <footer className={styles.footer}>
        <Transport session={session} />
        <Readouts session={session} />
        <Words session={session} />
        <Tables session={session} />
      </footer>
    </>
  );
}

/** A view that throws must not take the page with it. */
class ViewBoundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null as string | null };
  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <p className={styles.problem} role="alert">
        The picture could not be drawn: {this.state.message}{' '}
        <button type="button" onClick={() => this.setState({ message: null })}>
          Draw again
        </button>
      </p>
    );
  }
}
