import type { Table } from '@/components/demos/demo';
import { SIZES } from '@/lib/ml/learningCurves';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en;
/** An error or a spread that is not known yet is an empty cell. */
const known = (value: number) => (Number.isFinite(value) ? value : '');

/** Curves, points, bells and borders as numbers. */
export function tables({ cloud, made, fit, generative, discriminative }: Frame): Table[] {
  const points = [cloud, made].flatMap((set, k) =>
    Array.from(set.x, (x, i) => [x, set.y[i], set.label[i], k]),
  );
  return [
    {
      name: 'errors',
      ...text.tables.errors,
      rows: SIZES.map((n, i) => [
        n,
        generative.mean[i],
        known(generative.error[i]),
        known(generative.deviation[i]),
        discriminative.mean[i],
        known(discriminative.error[i]),
        known(discriminative.deviation[i]),
        generative.count[i],
      ]),
    },
    { name: 'points', ...text.tables.points, rows: points },
    {
      name: 'bells',
      ...text.tables.bells,
      rows: (fit?.bells ?? []).map(({ mean, covariance, prior }, k) => [
        k,
        prior,
        mean[0],
        mean[1],
        covariance[0],
        covariance[3],
        covariance[1],
      ]),
    },
    {
      name: 'borders',
      ...text.tables.borders,
      rows: fit
        ? [
            [text.readouts.generative, ...fit.generative, fit.wrong.generative],
            [text.readouts.discriminative, ...fit.discriminative, fit.wrong.discriminative],
          ]
        : [],
    },
  ];
}
