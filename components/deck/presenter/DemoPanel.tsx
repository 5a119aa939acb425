'use client';
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { demoSession, onDemos } from '@/components/demos/instances';
import type { Session } from '@/components/demos/session';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatNumber, formatWithError } from '@/lib/format';
import { useDeckState } from '../deck';

/** The demo of the slide on stage, at hand without aiming at the small picture of it. */
export function DemoPanel() {
  const session = useCurrentDemo();
  const has = useHasDemo();
  if (session) return <Desk key={session.name} session={session} />;
  return <p className="quiet">{has ? 'The demo is being opened.' : 'This slide has no demo.'}</p>;
}

/** True when the slide on stage holds a demo, awake or not. */
export function useHasDemo(): boolean {
  const id = useDeckState((s) => (s.live ? s.slides[s.place.slide].id : ''));
  return useSyncExternalStore(
    onDemos,
    () => demoOn(id) !== null,
    () => false,
  );
}

/** The session of the first demo on the slide on stage, once it is live. */
export function useCurrentDemo(): Session | undefined {
  const id = useDeckState((s) => (s.live ? s.slides[s.place.slide].id : ''));
  return useSyncExternalStore(
    onDemos,
    () => {
      const element = demoOn(id);
      return element ? demoSession(element) : undefined;
    },
    () => undefined,
  );
}

function demoOn(id: string): HTMLElement | null {
  return document.getElementById(id)?.querySelector<HTMLElement>('[data-demo]') ?? null;
}

function Desk({ session }: { session: Session }) {
  const { store, demo } = session;
  const status = useStore(store, (s) => s.status);
  const step = useStore(store, (s) => s.step);
  const seed = useStore(store, (s) => s.seed);
  const running = status === 'running';
  const presets = Object.entries(demo.presets);
  return (
    <div className="demo-desk">
      <div className="buttons">
        <button
          type="button"
          className="main"
          data-desk="run"
          disabled={status === 'loading'}
          onClick={session.toggle}
        >
          {running ? 'Pause' : 'Run'} <kbd>K</kbd>
        </button>
        <button type="button" data-desk="reset" onClick={session.reset}>
          Reset
        </button>
        <button type="button" data-desk="new-seed" onClick={session.newSeed}>
          New seed
        </button>
        <span className="figures">
          seed {seed} · {step === 1 ? demo.stepName.one : demo.stepName.many} {step.toLocaleString('en-GB')}
        </span>
      </div>
      {presets.length > 1 ? (
        <fieldset className="buttons" aria-label="Presets">
          {presets.map(([id, { label }]) => (
            <button key={id} type="button" data-desk-preset={id} onClick={() => session.applyPreset(id)}>
              {label}
            </button>
          ))}
        </fieldset>
      ) : null}
      <Words session={session} />
    </div>
  );
}

/** What the demo shows now: its sentence, and its numbers by name. */
function Words({ session }: { session: Session }) {
  const { demo, frames } = session;
  const open = useStore(
    session.store,
    (s) => s.prediction.phase === 'open' || s.prediction.phase === 'locked',
  );
  const sentence = useFrameValue(frames, demo.describe, 4) ?? '';
  const numbers = useFrameValue(frames, (frame) => readoutsOf(demo, frame), 4) ?? [];
  // The lecturer may know what the room is still guessing.
  return (
    <div className="demo-words">
      {open ? <p className="quiet">The room has not answered the question yet.</p> : null}
      <p>{sentence}</p>
      <dl>
        {numbers.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The readouts of a frame: `0.5126 ± 0.0041 ħω (exact 0.5)`. */
export function readoutsOf(demo: Session['demo'], frame: unknown): { label: string; text: string }[] {
  const words = (
    label: string,
    { value, error, exact }: { value: number; error?: number; exact?: number },
    unit?: string,
    source = 'exact',
  ) => {
    const number = `${formatWithError(value, error ?? 0)}${unit ? ` ${unit}` : ''}`;
    const beside = exact === undefined ? '' : ` (${source} ${formatNumber(exact, undefined, 6)})`;
    return { label, text: number + beside };
  };
  const named = Object.values(demo.readouts).map((spec) =>
    words(
      spec.label,
      spec.read(frame),
      spec.unit,
      typeof spec.source === 'function' ? spec.source(frame) : spec.source,
    ),
  );
  const more = Object.values(demo.moreReadouts?.(frame) ?? {}).map(({ label, unit, source, ...number }) =>
    words(label, number, unit, source),
  );
  return [...named, ...more];
}
