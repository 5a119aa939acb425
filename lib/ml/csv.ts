/** Tables as readers bring them: text cut into cells by Papa Parse, each cell with the line it stood on. */
import Papa from 'papaparse';

/** A table of numbers read from text, rows of equal length. */
export interface NumberTable {
  /** Column names of the first line; null when the first line holds numbers. */
  header: string[] | null;
  rows: number[][];
}

/** One row of a table: its cells without quotes and outer blanks, and the line of the text where it begins, from 1. */
export interface CellRow {
  cells: string[];
  line: number;
}

/** A table of words, rows of equal length. */
export interface CellTable {
  rows: CellRow[];
  /** True when commas are decimal points: the columns are kept apart by semicolons or tabs. */
  decimalComma: boolean;
}

/** Longest part of a cell that a message repeats. */
const SHOWN = 24;

/**
 * Reads comma-, semicolon-, tab- or space-separated numbers. The first line may be a header; blank lines and lines that
 * begin with # are skipped; with semicolons or tabs a decimal comma is understood.
 * @throws RangeError with one line that says which row and what was found there
 */
export function parseTable(text: string): NumberTable {
  const table = readCells(text, 'rows of numbers, y first');
  const first = table.rows[0].cells;
  const isHeader = first.every((cell) => Number.isNaN(numberIn(cell, table)));
  const body = isHeader ? table.rows.slice(1) : table.rows;
  if (body.length === 0) throw new RangeError('only a header: expected rows of numbers below it');
  const rows = body.map(({ cells, line }) =>
    cells.map((cell, j) => {
      const value = numberIn(cell, table);
      if (Number.isNaN(value)) throw notANumber(cell, line, `column ${j + 1}`);
      return value;
    }),
  );
  return { header: isHeader ? first : null, rows };
}

/**
 * Cuts text into cells; tab, semicolon and comma are tried as separators in this order, then blanks. Blank lines and
 * lines that begin with # are skipped; a separator or a line break between quotation marks belongs to its cell.
 * @param expected what the message about an empty file asks for
 * @throws RangeError for an empty text, an open quotation mark, or a row whose length differs from the first one's
 */
export function readCells(text: string, expected: string): CellTable {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*#.*$/gm, '');
  const separator = separatorOf(plain);
  const { data, errors } = Papa.parse<string[]>(separator === ' ' ? singleBlanks(plain) : plain, {
    delimiter: separator,
    newline: '\n',
  });
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  const breaksInside = /"[^"]*\n[^"]*"/.test(plain);
  const rows: CellRow[] = [];
  let line = 1;
  data.forEach((cells, i) => {
    if (broken.has(i)) {
      throw new RangeError(`line ${line}: a quotation mark is not closed, or stands inside a cell`);
    }
    if (cells.length > 1 || cells[0].trim() !== '') rows.push({ cells: cells.map(bare), line });
    line += 1 + (breaksInside ? cells.join('').split('\n').length - 1 : 0);
  });
  if (rows.length === 0) throw new RangeError(`the file is empty: expected ${expected}`);
  const width = rows[0].cells.length;
  const ragged = rows.find(({ cells }) => cells.length !== width);
  if (ragged) {
    const found = ragged.cells.length === 1 ? '1 number' : `${ragged.cells.length} numbers`;
    throw new RangeError(`line ${ragged.line}: ${found}, expected ${width} as in the first line`);
  }
  return { rows, decimalComma: separator === ';' || separator === '\t' };
}

/** The finite decimal number in a cell, NaN for anything else. */
export function numberIn(cell: string, { decimalComma }: Pick<CellTable, 'decimalComma'>): number {
  const text = decimalComma ? cell.replace(',', '.') : cell;
  if (!DECIMAL.test(text)) return Number.NaN;
  const value = Number(text.replace(/[dD]/, 'e'));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The message for a cell that should hold a number. */
export function notANumber(cell: string, line: number, column: string): RangeError {
  const hint = /^[+-]?\d+,\d+$/.test(cell) ? '; with decimal commas, put semicolons between the columns' : '';
  return new RangeError(
    `line ${line}, ${column}: ${JSON.stringify(cell.slice(0, SHOWN))} is not a number${hint}`,
  );
}

type Separator = '\t' | ';' | ',' | ' ';

const QUOTED = /"(?:[^"]|"")*"/g;

function separatorOf(text: string): Separator {
  const outside = text.replace(QUOTED, '');
  return (['\t', ';', ','] as const).find((candidate) => outside.includes(candidate)) ?? ' ';
}

/** One blank between two cells, none at the ends of a line; what is quoted stays as it is. */
function singleBlanks(text: string): string {
  return text.replace(/"(?:[^"]|"")*"| +/g, (part) => (part[0] === '"' ? part : ' ')).replace(/^ | $/gm, '');
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;

/** A cell whose quotation marks come after a blank keeps them in Papa Parse. */
function bare(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text[0] === '"' && text.endsWith('"') ? text.slice(1, -1).trim() : text;
}
