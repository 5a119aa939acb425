'use client';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useFrameValue } from '@/components/viz/useFrame';
import styles from './demo.module.css';
import type { Session } from './session';

/** One sentence of what is happening now; screen readers hear it when the run rests, and at most every five seconds. */
export function Words({ session }: { session: Session }) {
  const sentence = useFrameValue(session.frames, session.demo.describe, 4) ?? '';
  const status = useStore(session.store, (s) => s.status);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(sentence), status === 'running' ? 5000 : 300);
    return () => clearTimeout(timer);
  }, [sentence, status]);
  return (
    <>
      <p className={styles.words} data-words>
        {sentence}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
