/** A recorded experiment that gives a number: a demo, its preset, the steps, and what is changed. */
export interface NumberRun {
  demo: string;
  preset?: string;
  steps: number;
  seed?: number;
  params?: Record<string, number | string>;
}

/** A number that is a result: as printed, and where it comes from (one of `source`, `computed`, `run`). */
export interface PublishedNumber {
  value: string;
  /** One standard error, with the decimals of the value. */
  error?: string;
  unit?: string;
  /** Key of the bibliography and the place there: `hoegberget2013, table 5.1`. */
  source?: string;
  /** How, in words; a test evaluates it. */
  computed?: string;
  /** The experiment of this site that gives it; a test repeats it. */
  run?: NumberRun;
  /** Which readout of the run, `energy` or `energy.exact`, or which place in a table, `progress/3620/1`. */
  read?: string;
}

/** Where every number that is a result stands. */
export const NUMBERS: string;

/** The entries of a text. @throws Error `path: key: reason` */
export function parseNumbers(source: string, path?: string): Map<string, PublishedNumber>;

/** The numbers of the lecture. */
export function readNumbers(): Map<string, PublishedNumber>;

/** A number with its error in brackets, in units of the last digit. */
export function printNumber(entry: { value: string; error?: string }): string;

/** Puts numbers where prose names them, in place. */
export function placeNumbers(
  tree: object,
  numbers: Map<string, PublishedNumber>,
  fail: (node: object, reason: string) => never,
): { kind: 'number'; id: string; line: number }[];
