'use client';

import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { SearchIcon } from './SearchIcon';
import styles from './search.module.css';

/** Asks the header, from anywhere on the page, to open the search. */
export const OPEN_SEARCH = 'open-search';

/** The button of the header: it, `/` and Ctrl or Cmd with K open the search, which is fetched then. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }>>();

  const show = useCallback(() => {
    setOpen(true);
    setTrouble(false);
    import('./SearchDialog').then(
      (module) => setDialog(() => module.SearchDialog),
      () => {
        setOpen(false);
        setTrouble(true);
      },
    );
  }, []);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!opensSearch(event)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener('keydown', key);
    document.addEventListener(OPEN_SEARCH, show);
    return () => {
      document.removeEventListener('keydown', key);
      document.removeEventListener(OPEN_SEARCH, show);
    };
  }, [show]);

  return (
    <>
      <span className="needs-script">
        <button type="button" className={styles.open} aria-haspopup="dialog" onClick={show}>
          <SearchIcon />
          <span className={styles.word}>Search</span>
          <span className={styles.key} aria-hidden="true">
            /
          </span>
        </button>
      </span>
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          The search could not be loaded. Is the connection there? The button tries again.
        </p>
      ) : null}
      {open && Dialog ? <Dialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** True for `/` and Ctrl or Cmd with K, outside fields, where nobody else took the key, and not in an embedded card. */
function opensSearch(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target, defaultPrevented } = event;
  const chord = (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'k';
  if (defaultPrevented || altKey || !(chord || (key === '/' && !ctrlKey && !metaKey))) return false;
  if ('embed' in document.documentElement.dataset) return false;
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog'));
}
