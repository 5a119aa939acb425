'use client';
import styles from './offline.module.css';
import { type OfflineState, useOffline } from './state';

/** A line that says whether the site is saved on this device. */
export function OfflineStatus() {
  const { phase, reason, bytes, of } = useOffline((s) => s);
  return (
    <p className={styles.status} data-offline={phase}>
      {words(phase, reason, bytes, of)}
      {phase === 'off' && reason === SAVES_DATA ? (
        <button type="button" onClick={() => void import('./connect').then((m) => m.saveAnyway())}>
          Save it anyway
        </button>
      ) : null}
    </p>
  );
}

const SAVES_DATA = 'this device saves data';

function words(phase: OfflineState['phase'], reason: string, bytes: number, of: number): string {
  switch (phase) {
    case 'ready':
      return `Saved for offline use: ${megabytes(of)} MB.`;
    case 'saving':
      return of > 0
        ? `Being saved for offline use: ${megabytes(bytes)} of ${megabytes(of)} MB.`
        : 'Being saved for offline use.';
    case 'failed':
      return bytes > 0
        ? `Partly saved for offline use, ${megabytes(bytes)} of ${megabytes(of)} MB: ${reason}.`
        : `Not saved for offline use: ${reason}.`;
    case 'off':
      return `Not saved for offline use: ${reason}.`;
    case 'unknown':
      return '';
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
