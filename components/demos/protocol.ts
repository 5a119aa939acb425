import type { Progress, Snapshot } from '@/lib/runner';
import type { Run } from '@/lib/simulation';

/** What the page asks of its worker. */
export type Request =
  | { kind: 'open'; id: string; base: string }
  | { kind: 'start'; run: Run }
  | { kind: 'tune'; patch: Record<string, unknown> }
  | { kind: 'act'; action: unknown }
  | { kind: 'play'; until: number }
  | { kind: 'pause' }
  | { kind: 'stepOnce' }
  | { kind: 'seek'; step: number }
  | { kind: 'speed'; stepsPerSecond: number | 'max' }
  | { kind: 'snapshot' }
  | { kind: 'restore'; from: Snapshot }
  /** The last frame is on screen; `rest`: the next is not wanted before so many ms. */
  | { kind: 'painted'; rest?: number };

/** What the worker answers; `serial` counts the starts, so that frames of an older run can be told and dropped. */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'frame'; serial: number; frame: unknown; step: number }
  | { kind: 'progress'; serial: number; progress: Progress; events: Run['events'] | null }
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'noSnapshot'; reason: string }
  | { kind: 'failed'; reason: string };
