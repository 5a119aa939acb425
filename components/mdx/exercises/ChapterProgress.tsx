'use client';

import styles from './exercises.module.css';
import { countDone, type Task } from './progress';
import { useProgress } from './useProgress';

interface Props {
  chapter: string;
  tasks: Task[];
  /** The chapter's page, where the line is shown elsewhere. */
  address?: string;
}

/** How far the reader is with the exercises of a chapter: a mark for each, and the count in words. */
export function ChapterProgress({ chapter, tasks, address }: Props) {
  const { done, seen, records } = countDone(useProgress().progress, chapter, tasks);
  if (!tasks.length) return null;
  const words = `${tasks.length} exercise${tasks.length > 1 ? 's' : ''}`;
  return (
    <p className={styles.progress}>
      <span className={styles.marks} aria-hidden="true">
        {records.map((record, i) => (
          <i key={tasks[i].id} data-done={record.done} data-seen={record.seen} />
        ))}
      </span>
      {address ? <a href={`${address}#exercise-${tasks[0].id}`}>{words}</a> : words}
      {done ? `, ${done} done` : ''}
      {seen ? `, ${seen} with the solution opened first` : ''}
    </p>
  );
}
