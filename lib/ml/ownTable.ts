import { type CellRow, type CellTable, notANumber, numberIn, readCells } from './csv';
import type { Problem } from './problem';

/**
 * A table of the reader's as one flat array, as it travels in a link or a file: [number of features p, number of classes
 * (0: numbers are to be predicted), then row by row the p features and the class or number].
 */
export type PackedTable = Float64Array;

const MOST_ROWS = 20_000;
const MOST_FEATURES = 50;
const MOST_CLASSES = 10;
const EXPECTED = 'rows of numbers, the class or the number to predict last';
const TARGET_NAME = /^(class|label|target|y)$/i;
const MISSING = /^(|na|n\/a|nan|null|none|\?|-)$/i;

/** Longest table, in numbers. */
export const LONGEST_TABLE = 2 + MOST_ROWS * (MOST_FEATURES + 1);

/**
 * Reads a table. What is to be predicted is the column named class, label, target or y, otherwise the last; words, or at
 * most ten different whole numbers, are classes, anything else numbers. Rows with a missing value are left out.
 *
 * @throws RangeError with one line that says where and what was found
 */
export function parseOwnTable(text: string): PackedTable {
  const table = readCells(text, EXPECTED);
  const [first] = table.rows;
  const isHeader = first.cells.every((cell) => Number.isNaN(numberIn(cell, table)) && !MISSING.test(cell));
  const rows = (isHeader ? table.rows.slice(1) : table.rows).filter(
    ({ cells }) => !cells.some((cell) => MISSING.test(cell)),
  );
  const p = first.cells.length - 1;
  if (p < 1 || p > MOST_FEATURES) {
    throw new RangeError(
      `${p + 1} columns: expected 1 to ${MOST_FEATURES} features and what is to be predicted`,
    );
  }
  if (rows.length < 10)
    throw new RangeError(`${rows.length} complete rows: expected at least 10 below the header`);
  if (rows.length > MOST_ROWS) throw new RangeError(`${rows.length} rows: expected at most ${MOST_ROWS}`);
  const named = isHeader ? first.cells.findIndex((name) => TARGET_NAME.test(name)) : -1;
  const at = named < 0 ? p : named;
  const { values, classes } = targetsOf(rows, at, table);
  return packRows(rows, at, values, classes, table);
}

function packRows(
  rows: CellRow[],
  at: number,
  values: number[],
  classes: number,
  table: CellTable,
): PackedTable {
  const p = rows[0].cells.length - 1;
  const packed = new Float64Array(2 + rows.length * (p + 1));
  packed[0] = p;
  packed[1] = classes;
  rows.forEach(({ cells, line }, i) => {
    let to = 2 + i * (p + 1);
    cells.forEach((cell, j) => {
      if (j === at) return;
      const value = numberIn(cell, table);
      if (Number.isNaN(value)) throw notANumber(cell, line, `column ${j + 1}`);
      packed[to++] = value;
    });
    packed[to] = values[i];
  });
  return packed;
}

function targetsOf(rows: CellRow[], at: number, table: CellTable): { values: number[]; classes: number } {
  const words = rows.map(({ cells }) => cells[at]);
  const numbers = words.map((word) => numberIn(word, table));
  const names = [...new Set(words)];
  const bad = numbers.findIndex(Number.isNaN);
  const few = names.length <= MOST_CLASSES;
  if (few && (bad >= 0 || numbers.every(Number.isInteger))) {
    if (names.length < 2) throw new RangeError(`only one class, ${JSON.stringify(names[0])}`);
    if (bad < 0) names.sort((a, b) => numberIn(a, table) - numberIn(b, table));
    return { values: words.map((word) => names.indexOf(word)), classes: names.length };
  }
  // Many different words are no classes: one wrong cell in a column of numbers, or names.
  if (bad >= 0 && numbers.filter(Number.isNaN).length > rows.length / 2) {
    throw new RangeError(
      `column ${at + 1}: ${names.length} different words; expected at most ${MOST_CLASSES} classes`,
    );
  }
  if (bad >= 0) throw notANumber(words[bad], rows[bad].line, `column ${at + 1}`);
  return { values: numbers, classes: 0 };
}

/** The problem a packed table poses. @throws RangeError when its length or its classes do not fit. */
export function unpackTable(packed: PackedTable): Problem {
  const [p, classes] = packed;
  if (!(Number.isInteger(p) && p >= 1 && p <= MOST_FEATURES)) {
    throw new RangeError(`table: ${p} features, expected 1 to ${MOST_FEATURES}`);
  }
  const n = (packed.length - 2) / (p + 1);
  if (!(Number.isInteger(n) && n >= 10 && n <= MOST_ROWS)) {
    throw new RangeError(
      `table: ${packed.length - 2} numbers do not make 10 to ${MOST_ROWS} rows of ${p + 1}`,
    );
  }
  if (!(Number.isInteger(classes) && classes >= 0 && classes <= MOST_CLASSES && classes !== 1)) {
    throw new RangeError(`table: ${classes} classes, expected 2 to ${MOST_CLASSES}, or 0 for numbers`);
  }
  const features = new Float64Array(n * p);
  const targets = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = packed.subarray(2 + i * (p + 1), 2 + (i + 1) * (p + 1));
    features.set(row.subarray(0, p), i * p);
    targets[i] = row[p];
    if (classes > 0 && !(Number.isInteger(row[p]) && row[p] >= 0 && row[p] < classes)) {
      throw new RangeError(`table: class ${row[p]} in row ${i + 1}, expected 0 to ${classes - 1}`);
    }
  }
  return { n, p, features, targets, classes, planar: false };
}
