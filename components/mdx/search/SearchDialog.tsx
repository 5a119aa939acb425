'use client';

import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { href } from '../href';
import { type ChoiceGroup, Combobox } from './Combobox';
import type { Found, Hit } from './engine';
import { loadSearch, type Search } from './load';
import { passage, pieces } from './passage';
import styles from './search.module.css';

/** Most lines under one heading; more words narrow it down. */
const MOST = 6;

/** Finds slides, demos, terms and works of the whole site, and leads there. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const { search, failed, retry } = useSearch();
  const asked = useDeferredValue(query);
  const found = search?.(asked);
  useEffect(() => dialog.current?.showModal(), []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog without being told to
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Search"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <Combobox
        label="Search chapters, demos, glossary"
        listLabel="Results"
        query={query}
        onQuery={setQuery}
        groups={found ? groupsOf(found.hits) : []}
        onChoose={() => dialog.current?.close()}
        status={failed ? <Failure retry={retry} /> : statusOf(asked, found)}
      />
    </dialog>
  );
}

/** The search, once it is here; `failed` when it could not be fetched. */
function useSearch() {
  const [search, setSearch] = useState<Search>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt fetches again
  useEffect(() => {
    let current = true;
    setFailed(false);
    loadSearch().then(
      (loaded) => current && setSearch(() => loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  return { search, failed, retry: () => setAttempt((n) => n + 1) };
}

function Failure({ retry }: { retry: () => void }) {
  return (
    <p className={styles.failure}>
      The index could not be loaded, so nothing can be found yet. Is the connection there?{' '}
      <button type="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}

function statusOf(query: string, found: Found | undefined): string {
  if (!found) return query ? 'Loading the index …' : '';
  if (!query.trim()) return 'Words of a title or a text, or a name. Arrows choose, Enter opens, Esc closes.';
  const { hits, loose } = found;
  if (hits.length === 0) return 'Nothing has these words. Try fewer, or another spelling.';
  const count = `${hits.length} ${hits.length === 1 ? 'result' : 'results'}`;
  return loose ? `Nothing has exactly these words; ${count} with similar ones, or with some of them.` : count;
}

/** Hits under their headings, the group of the best one first. */
function groupsOf(hits: readonly Hit[]): ChoiceGroup[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.group, [...(groups.get(hit.group) ?? []), hit]);
  return [...groups].map(([name, members]) => ({
    heading: members.length > MOST ? `${name} (${MOST} of ${members.length})` : name,
    choices: members.slice(0, MOST).map((hit) => ({
      key: hit.id,
      address: href(hit.address),
      content: <Line hit={hit} />,
    })),
  }));
}

function Line({ hit: { title, text, words } }: { hit: Hit }) {
  return (
    <span>
      <Marked text={title} words={words} />
      <small>
        <Marked text={passage(text, words)} words={words} />
      </small>
    </span>
  );
}

function Marked({ text, words }: { text: string; words: string[] }) {
  let at = 0;
  return pieces(text, words).map(({ text: piece, hit }) => {
    const key = at;
    at += piece.length;
    return hit ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>;
  });
}
