'use client';
import { useEffect, useState } from 'react';
import styles from './demo.module.css';
import type { Session } from './session';

/** Copies a link that replays this run; where copying is refused, shows the link to be copied by hand. */
export function CopyLink({ session }: { session: Session }) {
  const [copied, setCopied] = useState(false);
  const [manual, setManual] = useState<string | null>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const { url, notes } = session.link();
    for (const note of notes) session.note(note);
    try {
      await navigator.clipboard.writeText(url);
      setManual(null);
      setCopied(true);
    } catch {
      setManual(url);
    }
  };
  return (
    <>
      <button type="button" className={styles.link} onClick={() => void copy()} data-action="copy-link">
        {copied ? 'Copied' : 'Copy link'}
      </button>
      <span className="visually-hidden" aria-live="polite">
        {copied ? 'Link copied' : ''}
      </span>
      {manual ? (
        <input
          className={styles.manual}
          readOnly
          value={manual}
          aria-label="Link to this state"
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : null}
    </>
  );
}
