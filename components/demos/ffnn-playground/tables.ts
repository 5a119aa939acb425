import type { Table } from '@/components/demos/demo';
import { layerStart } from '@/lib/ml/ffnn';
import { messages } from './messages';
import type { Frame } from './simulation';

const words = messages.en.tables;
const NAMES = ['A', 'B'];

/** Every plot as numbers: curves, confusions, weights, points. */
export function tables(frame: Frame): Table[] {
  const all = [curves(frame), weights(frame), points(frame)];
  return frame.classes > 0 ? [...all, confusion(frame)] : all;
}

function curves({ curves: all }: Frame): Table {
  const rows = all.flatMap(({ epoch, training, test, accuracy }, k) =>
    Array.from(epoch, (e, i) => [e, NAMES[k], training[i], test[i], accuracy[i]]),
  );
  return { name: 'curves', ...words.curves, rows };
}

function weights({ runs }: Frame): Table {
  const rows: (number | string)[][] = [];
  runs.forEach(({ sizes, theta }, k) => {
    for (let l = 1; l < sizes.length; l++) {
      let at = layerStart(sizes, l);
      for (let j = 0; j < sizes[l]; j++) {
        for (let i = 0; i < sizes[l - 1]; i++) rows.push([NAMES[k], l, j + 1, i + 1, theta[at++]]);
      }
      for (let j = 0; j < sizes[l]; j++) rows.push([NAMES[k], l, j + 1, words.weights.bias, theta[at++]]);
    }
  });
  return { name: 'weights', title: words.weights.title, columns: words.weights.columns, rows };
}

function points({ points: { x, y, label, test } }: Frame): Table {
  const rows = Array.from(x, (v, i) => [v, y[i], label[i], words.points.sets[test[i]]]);
  return { name: 'points', title: words.points.title, columns: words.points.columns, rows };
}

function confusion({ runs, classes, names }: Frame): Table {
  const name = (k: number) => names.classes[k] ?? String(k + 1);
  const each = Array.from({ length: classes }, (_, k) => k);
  const { title, truth, chosen } = words.confusion;
  const rows = each.map((t) => [name(t), ...each.map((k) => runs[0].test.confusion[t * classes + k])]);
  return { name: 'confusion', title, columns: [truth, ...each.map((k) => chosen(name(k)))], rows };
}
