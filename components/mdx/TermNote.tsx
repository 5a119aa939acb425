'use client';

import { useEffect } from 'react';
import { connectTerms } from './connectTerms';
import { href } from './href';
import styles from './termNote.module.css';

/** Shows the glossary's entry beside a marked word: on hover, on focus, and on a tap. */
export function TermNote() {
  useEffect(() => connectTerms(styles.note, noteOf), []);
  return null;
}

let fetched: Promise<Record<string, string>> | undefined;

/** HTML of an entry; all entries are fetched once, with the first. @throws Error when they cannot be had */
async function noteOf(id: string): Promise<string> {
  fetched ??= fetch(href('/glossary.json')).then((answer) => {
    if (!answer.ok) throw new Error(`glossary.json: ${answer.status}`);
    return answer.json();
  });
  try {
    return (await fetched)[id];
  } catch (error) {
    fetched = undefined;
    throw error;
  }
}
