import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineReport } from '@/lib/device';
import type { Run, Status } from '@/lib/simulation';
import { type Actions, type Call, callers, obey } from './calls';
import type { FrameSource } from './demo';
import { keepAddress, linkTo } from './demoAddress';
import { createDriver, type Screen } from './driver';
import { pageParams, readOpening } from './opening';
import { createPaintedFrames } from './paintedFrames';
import { type Params, readLink } from './permalink';
import type { AnyDemo } from './registry';
import { createWorkerRunner, type OpenRunner } from './workerRunner';

/** What the parts of a demo's card share; frames never enter it. */
export interface DemoState {
  params: Params;
  seed: number;
  status: Status;
  step: number;
  /** Largest step reached in this run: how far the scrubber goes. */
  reached: number;
  /** Why a run diverged or failed. */
  reason?: string;
  engine: EngineReport;
  rate: number;
  speed: Speed;
  /** What was clamped or dropped from a link, and other words for the reader. */
  notes: string[];
  prediction: PredictionState;
}

export type PredictionState =
  | { phase: 'none' | 'open' | 'skipped' }
  | { phase: 'locked' | 'revealed'; given: Record<string, number | string> };

export type Speed = 'slow' | 'normal' | 'max';

/** One running demo: its state, its pictures, and everything a reader can do to it. */
export interface Session extends Omit<Actions, 'reseed' | 'settle'> {
  id: string;
  name: string;
  demo: AnyDemo;
  store: StoreApi<DemoState>;
  frames: FrameSource<unknown>;
  toggle(): void;
  newSeed(): void;
  /** Takes parameters and seed from the query of a link; the run goes on as it does when they are set by hand. */
  settings(query: string): void;
  /** Does what a reader did, here or in another window, now or in a recording. */
  perform(call: Call): void;
  /** Tells each call once, whoever made it and in whatever window. Returns the way out. */
  onCall(heard: (call: Call) => void): () => void;
  /** True when this window computes the run, not another. */
  computes(): boolean;
  /** Told whether the demo is on screen: a run that nobody sees rests, and goes on when it is back. */
  shown(visible: boolean): void;
  /** Says something to the reader, in the card. */
  note(text: string): void;
  dismissNote(note: string): void;
  /** Link to this very state on the demo's own page, with notes on what does not fit. */
  link(): { url: string; notes: string[] };
  record(): Run;
  dispose(): void;
}

export interface SessionOptions {
  id: string;
  name: string;
  demo: AnyDemo;
  preset?: string;
  /** Base path of the site, without a slash at its end. */
  base: string;
}

/** What stands behind a session: the run in this window, or the way to where it is computed. */
export interface Source {
  perform(call: Call): void;
  onCall: Session['onCall'];
  computes(): boolean;
  shown(visible: boolean): void;
  record(): Run;
  dispose(): void;
}

/** Opens a demo: reads the link, starts the worker, keeps the address in step with the parameters. */
export function openSession(options: SessionOptions, openRunner: OpenRunner = createWorkerRunner): Session {
  const opening = readOpening(options);
  const screen: Screen = { store: createStore(() => opening.state), frames: createPaintedFrames() };
  const driver = createDriver(options, screen, openRunner, opening);
  const calls = createCallTeller();
  return createSession(options, screen, {
    perform(call) {
      calls.tell(call);
      obey(driver.actions, call);
    },
    onCall: calls.onCall,
    computes: () => true,
    shown: driver.shown,
    record: driver.record,
    dispose: driver.dispose,
  });
}

/** Listeners to calls. */
export function createCallTeller() {
  const listeners = new Set<(call: Call) => void>();
  return {
    tell(call: Call) {
      for (const heard of listeners) heard(call);
    },
    onCall(heard: (call: Call) => void) {
      listeners.add(heard);
      return () => {
        listeners.delete(heard);
      };
    },
  };
}

/** What the card works with, on top of whatever computes. */
export function createSession(options: SessionOptions, { store, frames }: Screen, source: Source): Session {
  const { id, name, demo } = options;
  const { getState, setState } = store;
  const { reseed, settle, ...actions } = callers(source.perform);
  const leaveAddress = keepAddress(options, store);
  const note = (text: string) => setState({ notes: [...getState().notes.filter((n) => n !== text), text] });
  return {
    id,
    name,
    demo,
    store,
    frames,
    ...actions,
    toggle() {
      if (getState().status === 'running') actions.pause();
      else actions.play();
    },
    newSeed: () => reseed(1 + Math.floor(Math.random() * 999_999)),
    settings(query) {
      const linked = readLink(query, name, demo.params, pageParams(options), demo.version);
      for (const text of linked.notes) note(text);
      settle(linked.params, linked.seed);
    },
    perform: source.perform,
    onCall: source.onCall,
    computes: source.computes,
    shown: source.shown,
    note,
    dismissNote: (gone) => setState({ notes: getState().notes.filter((n) => n !== gone) }),
    link: () => linkTo(options, getState(), source.record()),
    record: source.record,
    dispose() {
      leaveAddress();
      source.dispose();
      frames.stop();
    },
  };
}
