import { type ExerciseRecord, type Progress, readProgress, writeProgress } from './progress';

/** What the page shows: the records, and whether the device keeps them. */
export interface Kept {
  progress: Progress;
  /** False when the browser refuses to keep anything: a private window, a full storage. */
  kept: boolean;
}

/** Before anything was read, and in the page as it was built. */
export const NOTHING: Kept = { progress: {}, kept: true };

/**
 * The records of this device, under one key. Each change starts from what the storage holds now, so that two open pages
 * do not overwrite each other; without a storage the records last as long as the page.
 *
 * @param storage gives the storage, or throws where there is none
 */
export function createProgressStore(key: string, storage: () => Storage) {
  const listeners = new Set<() => void>();
  let current = NOTHING;
  let started = false;

  const recall = (): Progress | null => {
    try {
      return readProgress(storage().getItem(key) ?? writeProgress({})).progress;
    } catch {
      return null;
    }
  };
  const show = (next: Kept) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const write = (progress: Progress) => {
    let kept = true;
    try {
      storage().setItem(key, writeProgress(progress));
    } catch {
      kept = false;
    }
    show({ progress, kept });
  };
  const latest = (): Progress => (current.kept ? recall() : null) ?? current.progress;

  return {
    key,
    get(): Kept {
      if (!started) {
        started = true;
        current = { progress: recall() ?? {}, kept: true };
      }
      return current;
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Changes one exercise. */
    update(name: string, change: (record: ExerciseRecord) => ExerciseRecord) {
      this.get();
      const progress = latest();
      write({ ...progress, [name]: change(progress[name] ?? {}) });
    },
    /** Takes in the records of a file: an exercise it knows replaces the one here. */
    merge(progress: Progress) {
      this.get();
      write({ ...latest(), ...progress });
    },
    clear() {
      this.get();
      write({});
    },
    /** Another page of this site has written. */
    refresh() {
      const progress = recall();
      if (progress) show({ progress, kept: true });
    },
  };
}
