/** Points with a class each, as a table of text holds them. */
import { type CellRow, type CellTable, notANumber, numberIn, readCells } from './csv';
import type { LabelledPoints } from './points';

/** Points of known class with the names of features and classes. */
export interface LabelledTable extends LabelledPoints {
  featureNames: string[];
  classNames: string[];
  /** Rows that were left out because a value was missing. */
  leftOut: number;
}

const MOST_POINTS = 20_000;
const MOST_FEATURES = 100;
const MOST_CLASSES = 20;
const EXPECTED = 'rows of numbers and a class';
const CLASS_NAME = /^(class|label|target)$/i;
const MISSING = /^(|na|n\/a|nan|null|none|\?|-)$/i;

/**
 * Reads a table with one column of classes, which may be words: the column named class, label or target, otherwise the
 * last. A first line without any number is the header. Classes are ordered by value when all are numbers, otherwise as
 * they first appear. A row with a missing value (an empty cell, NA, NaN, null, none, ?, -) is left out and counted.
 * @throws RangeError with one line that says where and what was found: text in a feature, rows of different length, fewer
 *   than 2 or more than 20 classes, more than 100 features or 20,000 rows
 */
export function parseLabelledTable(text: string): LabelledTable {
  const table = readCells(text, EXPECTED);
  const header = headerOf(table);
  const width = table.rows[0].cells.length;
  const p = width - 1;
  if (p < 1 || p > MOST_FEATURES) {
    throw new RangeError(`${p} features per row: expected 1 to ${MOST_FEATURES} and a class`);
  }
  const named = header ? header.findIndex((name) => CLASS_NAME.test(name)) : -1;
  const classColumn = named < 0 ? p : named;
  const nameOf = (j: number) => header?.[j] || `column ${j + 1}`;
  const columns = Array.from({ length: width }, (_, j) => j).filter((j) => j !== classColumn);
  const rows = completeRows(header ? table.rows.slice(1) : table.rows);
  const n = rows.complete.length;
  const features = new Float64Array(n * p);
  rows.complete.forEach(({ cells, line }, i) => {
    columns.forEach((j, k) => {
      const value = numberIn(cells[j], table);
      if (Number.isNaN(value)) {
        throw notANumber(cells[j], line, header?.[j] ? `column ${j + 1} (${header[j]})` : `column ${j + 1}`);
      }
      features[i * p + k] = value;
    });
  });
  const words = rows.complete.map(({ cells }) => cells[classColumn]);
  const classNames = classesOf(words, table, nameOf(classColumn));
  const index = new Map(classNames.map((name, k) => [name, k]));
  return {
    n,
    p,
    features,
    labels: Uint8Array.from(words, (word) => index.get(word) as number),
    featureNames: columns.map(nameOf),
    classNames,
    leftOut: rows.leftOut,
  };
}

/** Few words are that short, and none of the numbers starts like one. */
function isMissing(cell: string): boolean {
  return cell.length < 5 && MISSING.test(cell);
}

function headerOf(table: CellTable): string[] | null {
  const { cells } = table.rows[0];
  return cells.every((cell) => Number.isNaN(numberIn(cell, table)) && !isMissing(cell)) ? cells : null;
}

function completeRows(body: CellRow[]): { complete: CellRow[]; leftOut: number } {
  if (body.length === 0) throw new RangeError(`only a header: expected ${EXPECTED} below it`);
  if (body.length > MOST_POINTS) throw new RangeError(`${body.length} rows: expected at most ${MOST_POINTS}`);
  const complete = body.filter(({ cells }) => !cells.some(isMissing));
  if (complete.length === 0) {
    const { cells, line } = body[0];
    const column = cells.findIndex((cell) => isMissing(cell)) + 1;
    throw new RangeError(`every row misses a value: the first in line ${line}, column ${column}`);
  }
  return { complete, leftOut: body.length - complete.length };
}

function classesOf(words: string[], table: CellTable, column: string): string[] {
  const names = [...new Set(words)];
  if (names.length < 2) throw new RangeError(`${column}: only one class, ${JSON.stringify(names[0])}`);
  if (names.length > MOST_CLASSES) {
    throw new RangeError(
      `${column}: ${names.length} different classes, expected at most ${MOST_CLASSES}; name the column of classes class, label or target, or put it last`,
    );
  }
  const numbers = new Map(names.map((name) => [name, numberIn(name, table)]));
  if ([...numbers.values()].some(Number.isNaN)) return names;
  return names.sort((a, b) => (numbers.get(a) as number) - (numbers.get(b) as number));
}
