import type { Table } from '@/components/demos/demo';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en;
const words = text.tables;

/** Every picture of the demo as numbers. */
export function tables(frame: Frame): Table[] {
  const { trace, theta, shifts } = frame;
  const all: Table[] = [
    {
      name: 'trace',
      ...words.trace,
      rows: Array.from(trace.step, (step, i) => [step, trace.cost[i], trace.error[i], trace.gradient[i]]),
    },
    { name: 'parameters', ...words.parameters, rows: Array.from(theta, (value, k) => [k + 1, value]) },
    ...picture(frame),
  ];
  if (shifts) {
    all.push({
      name: 'shifts',
      ...words.shifts,
      rows: Object.entries(shifts).map(([cost, shift]) => [
        text.cards.cost[cost as keyof typeof shifts].name,
        shift,
      ]),
    });
  }
  return all;
}

function picture({ picture: shown }: Frame): Table[] {
  if (shown?.kind === 'curve') {
    const { x, y, gridX, curve } = shown;
    const rows = [
      ...Array.from(x, (value, i) => [value, y[i], '']),
      ...Array.from(gridX, (value, i) => [value, '', curve[i]]),
    ];
    return [{ name: 'fit', ...words.fit, rows }];
  }
  if (shown?.kind === 'plane') {
    const { inputs, targets } = shown;
    const rows = Array.from(targets, (t, i) => [inputs[2 * i], inputs[2 * i + 1], text.plots.plane.kinds[t]]);
    return [{ name: 'flowers', ...words.flowers, rows }];
  }
  if (shown?.kind === 'wave') {
    return [{ name: 'samples', ...words.samples, rows: Array.from(shown.samples, (x, i) => [i + 1, x]) }];
  }
  return [];
}
