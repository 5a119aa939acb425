'use client';
import { putOff, takeUpdate } from './connect';
import styles from './offline.module.css';
import { useOffline } from './state';
import { UpdateWords } from './UpdateWords';

/** The small card of a page: a new version is here. */
export default function UpdateOffer() {
  const others = useOffline((s) => s.lectures > 0);
  return (
    <aside className={styles.offer} role="status" data-update>
      <UpdateWords />
      <p className={styles.buttons}>
        <button type="button" className={styles.primary} onClick={() => void takeUpdate()}>
          {others ? 'Reload all' : 'Reload'}
        </button>
        <button type="button" onClick={putOff}>
          Later
        </button>
      </p>
    </aside>
  );
}
