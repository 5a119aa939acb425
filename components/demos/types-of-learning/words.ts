import { FLOOR } from '@/lib/ml/gridworld';
import { GOAL_CLASS, PIT_CLASS, squareAt, WALL_CLASS } from '@/lib/ml/rewardLens';
import { messages } from './messages';
import type { Frame, Params } from './simulation';

const text = messages.en.table;

/** Which learner is at work: the key of its cost in words. */
export function learnerOf({ lens, classifier, surface, walker }: Readonly<Params>) {
  if (lens === 'classify') return classifier;
  if (lens === 'regress') return surface;
  return lens === 'cluster' ? 'cluster' : walker;
}

/** Two decimals and a true minus sign, as a column of numbers wants them. */
export function decimals(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

/** The entry of the third column in one row, as text. */
export function thirdColumn({ picture, table }: Frame, row: number): string {
  const label = table.labels[row];
  switch (picture.lens) {
    case 'classify':
      return text.marks[label];
    case 'regress':
      return decimals(table.heights[row]);
    case 'reward': {
      const square = squareAt(table.features[2 * row], table.features[2 * row + 1]);
      if (square === picture.goal) return '+1';
      if (label === PIT_CLASS) return '−1';
      if (label === WALL_CLASS) return text.wall;
      return label === GOAL_CLASS ? '0' : text.unseen;
    }
    default:
      return text.unseen;
  }
}

/** What the learner says of a row, as text. */
export function saidOfRow({ picture, said, table }: Frame, row: number): string {
  switch (picture.lens) {
    case 'classify':
      return text.marks[said[row]];
    case 'cluster':
      return String(said[row] + 1);
    case 'regress':
      return decimals(said[row]);
    case 'reward': {
      const square = squareAt(table.features[2 * row], table.features[2 * row + 1]);
      return picture.cells[square] === FLOOR ? decimals(said[row]) : text.unseen;
    }
    default:
      return text.unseen;
  }
}
