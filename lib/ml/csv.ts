/** A table of numbers read from text, rows of equal length. */
export interface NumberTable {
  /** Column names of the first line; null when the first line holds numbers. */
  header: string[] | null;
  rows: number[][];
}

/**
 * Reads comma-, semicolon-, tab- or space-separated numbers. The first line may be a header; blank lines and lines that
 * begin with # are skipped; with semicolons or tabs a decimal comma is understood.
 * @throws RangeError with one line that says which row and what was found there
 */
export function parseTable(text: string): NumberTable {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ text: line.trim(), number: i + 1 }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
  if (lines.length === 0) throw new RangeError('the file is empty: expected rows of numbers, y first');
  const separator = separatorOf(lines.map((line) => line.text));
  const cells = lines.map((line) => cellsOf(line.text, separator));
  const isHeader = cells[0].every((cell) => Number.isNaN(numberOf(cell, separator)));
  const header = isHeader ? cells[0] : null;
  const width = cells[0].length;
  const rows: number[][] = [];
  for (let i = isHeader ? 1 : 0; i < lines.length; i++) {
    const where = `line ${lines[i].number}`;
    if (cells[i].length !== width) {
      throw new RangeError(`${where}: ${count(cells[i].length)}, expected ${width} as in the first line`);
    }
    rows.push(
      cells[i].map((cell, j) => {
        const value = numberOf(cell, separator);
        if (Number.isNaN(value)) {
          throw new RangeError(
            `${where}, column ${j + 1}: ${JSON.stringify(cell.slice(0, 24))} is not a number`,
          );
        }
        return value;
      }),
    );
  }
  if (rows.length === 0) throw new RangeError('only a header: expected rows of numbers below it');
  return { header, rows };
}

type Separator = '\t' | ';' | ',' | ' ';

function separatorOf(lines: string[]): Separator {
  for (const candidate of ['\t', ';', ','] as const) {
    if (lines.some((line) => line.includes(candidate))) return candidate;
  }
  return ' ';
}

function cellsOf(line: string, separator: Separator): string[] {
  const parts = separator === ' ' ? line.split(/\s+/) : line.split(separator);
  return parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** NaN for anything but a finite decimal number. */
function numberOf(cell: string, separator: Separator): number {
  const text = separator === ',' || separator === ' ' ? cell : cell.replace(',', '.');
  const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
  if (!decimal.test(text)) return Number.NaN;
  const value = Number(text.replace(/[dD]/, 'e'));
  return Number.isFinite(value) ? value : Number.NaN;
}

function count(cells: number): string {
  return cells === 1 ? '1 number' : `${cells} numbers`;
}
