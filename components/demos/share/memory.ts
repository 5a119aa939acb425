import type { Run } from '@/lib/simulation';
import type { Call } from '../calls';
import type { Acks, Done, RecordNews, Save } from './messages';

/** A call with the number that this window gave it. */
export interface Numbered {
  n: number;
  call: Call;
}

/** What a window knows of the shared run, whoever computes it: enough to go on when that one is gone. */
export interface Memory {
  /** The last save that crossed, and the calls done since. */
  save: Save | null;
  since: Done[];
  seq: number;
  acks: Acks;
  /** Own calls, and those of them that nobody has said to be done. */
  n: number;
  unanswered: Numbered[];
  record: Run | null;
}

export function createMemory(): Memory {
  return { save: null, since: [], seq: 0, acks: {}, n: 0, unanswered: [], record: null };
}

/** Notes what was done, by whomever. */
export function noteDone(memory: Memory, me: string, done: readonly Done[], acks: Acks): void {
  memory.since.push(...done);
  for (const { seq } of done) memory.seq = Math.max(memory.seq, seq);
  memory.acks = { ...memory.acks, ...acks };
  memory.unanswered = memory.unanswered.filter(({ n }) => n > (memory.acks[me] ?? 0));
}

export function noteSave(memory: Memory, save: Save): void {
  memory.save = save;
  memory.since = memory.since.filter(({ seq }) => seq > save.seq);
}

/** A run handed over knows which of this window's calls it holds. */
export function noteHandover(memory: Memory, me: string, save: Save): void {
  noteSave(memory, save);
  noteDone(memory, me, [], save.acks);
}

/** The record after some news of it. */
export function withNews(record: Run | null, news: RecordNews): Run | null {
  if (news === null) return record;
  if ('run' in news) return news.run;
  return record && { ...record, events: news.events };
}

/** What of a record is new to those who know another. */
export function recordNews(known: Run | null, now: Run): RecordNews {
  if (known === now) return null;
  if (known && known.params === now.params && known.seed === now.seed) return { events: now.events };
  return { run: now };
}
