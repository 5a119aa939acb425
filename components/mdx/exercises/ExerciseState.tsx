'use client';

import { useEffect, useRef } from 'react';
import styles from './exercises.module.css';
import { isDone } from './progress';
import { progressStore, useAwake, useProgress } from './useProgress';

interface Props {
  name: string;
  answers: number;
}

/** What is known of one exercise: notes when its solution is opened too early, lets the reader mark what has no field. */
export function ExerciseState({ name, answers }: Props) {
  const here = useRef<HTMLDivElement>(null);
  const record = useProgress().progress[name];
  const awake = useAwake();
  useEffect(() => {
    const solution = here.current?.parentElement?.querySelector<HTMLDetailsElement>(
      '[data-disclosure="solution"]',
    );
    const note = () => {
      const { progress } = progressStore.get();
      if (!solution?.open || progress[name]?.seen || isDone(progress[name], answers)) return;
      progressStore.update(name, (old) => ({ ...old, seen: true }));
    };
    // It may have been opened before the page was awake.
    note();
    solution?.addEventListener('toggle', note);
    return () => solution?.removeEventListener('toggle', note);
  }, [name, answers]);
  return (
    <div ref={here} className={styles.state}>
      {answers ? null : (
        <label className="needs-script">
          <input
            type="checkbox"
            disabled={!awake}
            checked={record?.marked === true}
            onChange={(event) => {
              const marked = event.currentTarget.checked;
              progressStore.update(name, (old) => ({ ...old, marked }));
            }}
          />
          I have worked this out
        </label>
      )}
      {record?.seen ? <span>Solution opened first</span> : null}
    </div>
  );
}
