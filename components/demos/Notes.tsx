'use client';
import { useStore } from 'zustand';
import styles from './demo.module.css';
import type { Session } from './session';

/** What was clamped, dropped or may differ: said once, until it is put away. */
export function Notes({ session }: { session: Session }) {
  const notes = useStore(session.store, (s) => s.notes);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} data-notes role="status">
      {notes.map((note) => (
        <li key={note}>
          {note}
          <button type="button" aria-label={`Dismiss: ${note}`} onClick={() => session.dismissNote(note)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
