/** Drawings of machine learning with quantum machines, and of courses towards them. */
import { arrow, box, type Ink, line, type Parts, type Place, sheet, words } from '../drawing/marks';

/** The outline of a rectangle. */
function outline([x, y]: Place, width: number, height: number, ink: Ink, stroke = 3): string {
  return line(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ],
    ink,
    stroke,
  );
}

interface Cell {
  row: 0 | 1;
  column: 0 | 1;
  title: string;
  lines: string[];
}

const CELLS: Cell[] = [
  { row: 0, column: 0, title: 'chapters 1 to 5', lines: ['pictures, points, digits'] },
  { row: 0, column: 1, title: 'quantum kernels and circuits', lines: ['a circuit with angles as weights'] },
  { row: 1, column: 0, title: 'chapters 6 to 8', lines: ['wave functions, measured states'] },
  { row: 1, column: 1, title: 'learning in the experiment', lines: ['states never become bits'] },
];

/** Data and machine, each classical or quantum. */
export function drawDataAndDevice(): string {
  const [left, top, width, height] = [196, 56, 452, 150];
  const parts: Parts = [
    words([left + width / 2, 34], 'classical machine', 'ink', 'bm'),
    words([left + 1.5 * width + 20, 34], 'quantum machine', 'ink', 'bm'),
    words([0, top + 70], 'classical', 'ink', 'b'),
    words([0, top + 98], 'data', 'ink', 'b'),
    words([0, top + height + 88], 'quantum', 'ink', 'b'),
    words([0, top + height + 118], 'data', 'ink', 'b'),
  ];
  for (const { row, column, title, lines } of CELLS) {
    const at: Place = [left + column * (width + 20), top + row * (height + 20)];
    const here = column === 0;
    if (here) parts.push(box(at, width, height, 'ink', 0.07));
    parts.push(
      outline(at, width, height, here ? 'ink' : 'line', here ? 3 : 2),
      words([at[0] + 24, at[1] + 66], title, 'ink', 'b'),
      ...lines.map((text, k) => words([at[0] + 24, at[1] + 102 + 30 * k], text, 'soft')),
    );
  }
  parts.push(
    words([left + 24, top + 30], 'this lecture', 'soft', 't'),
    words([left + 24, top + height + 50], 'this lecture', 'soft', 't'),
  );
  return sheet('Data and machine, each classical or quantum', top + 2 * height + 28, parts);
}

/** A box with one or two lines in its middle. */
function course([x, y]: Place, width: number, lines: string[]): Parts {
  const height = 84;
  return [
    outline([x, y], width, height, 'ink', 3),
    ...lines.map((text, k) =>
      words([x + width / 2, y + (lines.length === 1 ? 50 : 37 + 30 * k)], text, 'ink', 'm'),
    ),
  ];
}

/** The topics of a degree with a direction in quantum technologies, in strands. */
export function drawCourses(): string {
  const rows: [y: number, first: string[], second: string[]][] = [
    [8, ['Classical to quantum', 'information'], ['Classical and', 'quantum logic']],
    [128, ['Quantum mechanics', 'in your discipline'], ['Quantum', 'software']],
    [248, ['Classical and', 'quantum laboratory'], ['Quantum', 'hardware']],
  ];
  const parts: Parts = [
    ...course([2, 48], 262, ['Information', 'systems']),
    ...course([2, 188], 262, ['Quantum mechanics', 'and technologies']),
  ];
  for (const [y, first, second] of rows) {
    const middle = y + 42;
    parts.push(
      arrow([264, y < 100 ? 84 : y < 200 ? 216 : 250], [315, middle], 'ink', 3),
      ...course([319, y], 290, first),
      arrow([609, middle], [660, middle], 'ink', 3),
      ...course([664, y], 200, second),
      arrow([864, middle], [915, 150 + (middle - 170) / 4 + 20], 'ink', 3),
    );
  }
  parts.push(...course([919, 128], 214, ['A project', 'with a partner']));
  return sheet('Courses towards quantum technologies', 340, parts);
}
