'use client';

import { useState } from 'react';
import { MAX_TEXT } from './progress';
import { progressStore, useAwake, useProgress } from './useProgress';

/** A field of an exercise: what stands in it, what is kept of it, and how an answer is handed in. */
export function useAnswer(name: string, n: string) {
  const kept = useProgress().progress[name]?.given?.[n];
  const [draft, setDraft] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const text = draft ?? kept?.text ?? '';
  return {
    awake: useAwake(),
    text,
    setText: setDraft,
    /** The kept answer while it still stands in the field. */
    checked: kept && kept.text === text ? kept : undefined,
    /** Counts the answers handed in since the page was opened. */
    tries,
    hand(right: boolean) {
      setTries((count) => count + 1);
      setDraft(null);
      progressStore.update(name, (record) => ({
        ...record,
        given: { ...record.given, [n]: { text: text.slice(0, MAX_TEXT), right } },
      }));
    },
  };
}
