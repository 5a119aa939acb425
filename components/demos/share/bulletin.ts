import type { Run } from '@/lib/simulation';
import type { Driver } from '../driver';
import type { DemoState } from '../session';
import { recordNews } from './memory';
import type { Done } from './messages';
import { difference } from './mirror';
import type { Stand } from './mode';

/** Tells the other windows what changed, once for all changes of one moment. */
export interface Bulletin {
  /** Does a call by `obey` and answers its caller; told at once, before this window renders what comes of it. */
  answer(call: Done, obey: () => void): void;
  /** Something may have changed. */
  news(): void;
  /** Everything, to a window that comes. */
  all(to: string): void;
  close(): void;
}

/** `ready` is asked before anything is told; false when nobody listens. */
export function createBulletin(stand: Stand, driver: Driver, ready: () => boolean): Bulletin {
  const { me, memory, send } = stand;
  const { store } = stand.screen;
  let known: { state: DemoState; record: Run } | null = null;
  let done: Done[] = [];
  let answers = false;
  let soon = false;

  const tell = () => {
    soon = false;
    if (!ready()) {
      done = [];
      known = null;
      return;
    }
    const now = { state: store.getState(), record: driver.record() };
    const patch = difference(known?.state ?? null, now.state);
    const record = recordNews(known?.record ?? null, now.record);
    if (Object.keys(patch).length > 0 || record || answers) {
      send({ kind: 'state', me, leads: stand.leads(), patch, record, acks: memory.acks, done });
    }
    known = now;
    done = [];
    answers = false;
  };
  const news = () => {
    if (soon) return;
    soon = true;
    queueMicrotask(tell);
  };
  const unsubscribe = store.subscribe(news);
  return {
    answer(call, obey) {
      done.push(call);
      answers = true;
      obey();
      tell();
    },
    news() {
      answers = true;
      news();
    },
    all(to) {
      const patch = difference(null, store.getState());
      const record = recordNews(null, driver.record());
      send({ kind: 'state', me, leads: stand.leads(), to, patch, record, acks: memory.acks, done: [] });
    },
    close: unsubscribe,
  };
}
