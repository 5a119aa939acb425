'use client';

import { useRef, useState } from 'react';
import { giveFile } from '@/components/demos/giveFile';
import styles from './exercises.module.css';
import { readProgress, writeProgress } from './progress';
import { progressStore, useProgress } from './useProgress';

const FILE = 'exercises-progress.json';

/** Takes in a file of the reader's and says what came of it. */
async function takeIn(file: File): Promise<string> {
  try {
    const { progress, dropped } = readProgress(await file.text());
    progressStore.merge(progress);
    const count = Object.keys(progress).length;
    const rest = dropped ? `; ${dropped} entries of the file make no sense and are left out` : '';
    return `Read: ${count} exercise${count === 1 ? '' : 's'}${rest}.`;
  } catch (error) {
    return `Not read: ${error instanceof RangeError ? error.message : 'the file cannot be opened'}.`;
  }
}

/** The reader's progress leaves this device only as a file, comes back from one, or is cleared. */
export function ProgressTools() {
  const { progress, kept } = useProgress();
  const [message, setMessage] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const empty = Object.keys(progress).length === 0;
  const clear = () => {
    if (!window.confirm('Clear your answers to the exercises of all chapters on this device?')) return;
    progressStore.clear();
    setMessage('Cleared.');
  };
  return (
    <div className={`${styles.tools} needs-script`}>
      <details>
        <summary>Your answers stay on this device</summary>
        <p>
          The page checks an answer itself and sends it nowhere. To go on elsewhere, export a file and import
          it there.
        </p>
        <div className={styles.buttons}>
          <button
            type="button"
            disabled={empty}
            onClick={() => {
              giveFile(FILE, 'application/json', writeProgress(progress));
              setMessage(`Exported as ${FILE}.`);
            }}
          >
            Export
          </button>
          <button type="button" onClick={() => file.current?.click()}>
            Import
          </button>
          <button type="button" disabled={empty} onClick={clear}>
            Clear
          </button>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            aria-label="File with your progress"
            hidden
            onChange={async ({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              if (chosen) setMessage(await takeIn(chosen));
              currentTarget.value = '';
            }}
          />
        </div>
      </details>
      <p role="status" className={styles.message}>
        {kept
          ? message
          : 'This browser keeps nothing here (a private window, or its storage is full). Your answers last until you close this page; export them to keep them.'}
      </p>
    </div>
  );
}
