'use client';

import { OPEN_SEARCH } from './SearchButton';
import { SearchIcon } from './SearchIcon';
import styles from './search.module.css';

/** What looks like a field on the home page and opens the search of the header. */
export function SearchField() {
  return (
    <p className={`${styles.place} needs-script`}>
      <button
        type="button"
        className={styles.wide}
        aria-haspopup="dialog"
        onClick={() => document.dispatchEvent(new Event(OPEN_SEARCH))}
      >
        <SearchIcon />
        Search chapters, demos, glossary
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      </button>
    </p>
  );
}
