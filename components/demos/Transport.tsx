'use client';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Run } from '@/lib/simulation';
import { BASE_PATH } from './base';
import { CopyLink } from './CopyLink';
import styles from './demo.module.css';
import { download, openRun, saveRun } from './files';
import type { Session, Speed } from './session';

const SPEEDS: { id: Speed; label: string }[] = [
  { id: 'slow', label: 'slow' },
  { id: 'normal', label: 'normal' },
  { id: 'max', label: 'as fast as it can' },
];

/** Play, step, back, reset, new seed, speed, the way back through the run, and what can be taken away. */
export function Transport({ session }: { session: Session }) {
  const { store, demo } = session;
  const status = useStore(store, (s) => s.status);
  const step = useStore(store, (s) => s.step);
  const reached = useStore(store, (s) => s.reached);
  const seed = useStore(store, (s) => s.seed);
  const speed = useStore(store, (s) => s.speed);
  const running = status === 'running';
  const stuck = status === 'loading';

  return (
    <div className={styles.transport}>
      <button
        type="button"
        className={styles.play}
        onClick={session.toggle}
        disabled={stuck}
        aria-label={running ? 'Pause' : 'Play'}
        data-action="play"
      >
        <PlayIcon running={running} />
      </button>
      <button type="button" onClick={session.stepOnce} disabled={stuck || running} data-action="step">
        Step
      </button>
      <button
        type="button"
        onClick={session.back}
        disabled={stuck || running || step === 0}
        data-action="back"
      >
        Back
      </button>
      <button
        type="button"
        onClick={session.reset}
        data-action="reset"
        title="Start again with the same seed"
      >
        Reset
      </button>
      <input
        className={styles.scrub}
        type="range"
        min={0}
        max={Math.max(reached, 1)}
        value={Math.min(step, reached)}
        disabled={reached === 0}
        aria-label={`Rewind: ${demo.stepName.one}`}
        aria-valuetext={`${demo.stepName.one} ${step} of ${reached}`}
        onChange={(event) => session.seek(Number(event.currentTarget.value))}
      />
      <span className={styles.count}>
        {step === 1 ? demo.stepName.one : demo.stepName.many} <b>{step.toLocaleString('en-GB')}</b>
      </span>
      <span className={styles.aside}>
        <span>
          seed <b>{seed}</b>
        </span>
        <button type="button" className={styles.quiet} onClick={session.newSeed} data-action="new-seed">
          New seed
        </button>
        <label className={styles.speed}>
          Speed{' '}
          <select value={speed} onChange={(event) => session.speed(event.currentTarget.value as Speed)}>
            {SPEEDS.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <CopyLink session={session} />
        <More session={session} />
      </span>
    </div>
  );
}

function PlayIcon({ running }: { running: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="currentColor">
      {running ? <path d="M3 2h4v12H3zM9 2h4v12H9z" /> : <path d="M4 1.5v13l10-6.5z" />}
    </svg>
  );
}

/** The picture as SVG, the run as a file, and back. */
function More({ session }: { session: Session }) {
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const openFile = async (chosen: File) => {
    try {
      const { run, step } = openRun(await chosen.text(), session.id, session.demo);
      session.open(run as Run, step);
    } catch (error) {
      session.note(`${chosen.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <details
      className={styles.more}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          setOpen(false);
        }
      }}
    >
      <summary>File</summary>
      <div>
        <button type="button" onClick={() => void download.picture(session)}>
          Picture (SVG)
        </button>
        <button type="button" onClick={() => saveRun(session)}>
          Save this run
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          Open a run…
        </button>
        <a href={`${BASE_PATH}/demos/${session.id}/`}>Own page</a>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="A saved run"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) void openFile(chosen);
          }}
        />
      </div>
    </details>
  );
}
