import type { Table } from '@/components/demos/demo';
import { messages } from './messages';
import type { Frame } from './simulation';

const text = messages.en.tables;

/** Every picture of the demo as numbers. */
export function tables(frame: Frame): Table[] {
  const { fit, held, reference, inputs } = frame;
  const names = fit.columns.map((column) => column.name);
  const cells = (row: number) => Array.from(fit.matrix.subarray(row * fit.p, (row + 1) * fit.p));
  const all: Table[] = [
    {
      name: 'coefficients',
      title: text.coefficients.title,
      columns: text.coefficients.columns,
      rows: names.map((name, j) => [
        name,
        held.theta[j],
        number(fit.standardErrors[j]),
        reference ? reference.theta[j] : '',
        held.dots[j],
      ]),
    },
    {
      name: 'points',
      title: text.points.title,
      columns: [
        text.points.row,
        ...names,
        'y',
        text.points.fitted,
        text.points.residual,
        text.points.leverage,
      ],
      rows: Array.from(frame.y, (y, i) => {
        const fitted = cells(i).reduce((sum, x, j) => sum + x * held.theta[j], 0);
        const value = held.held ? fitted : fit.fitted[i];
        const residual = held.held ? y - fitted : fit.residual[i];
        return [i + 1, ...cells(i), y, value, residual, fit.leverages[i]];
      }),
    },
    {
      name: 'normal-equations',
      title: text.equations.title,
      columns: ['', ...names, text.equations.y],
      rows: names.map((name, a) => [
        name,
        ...Array.from(fit.gram.subarray(a * fit.p, (a + 1) * fit.p)),
        fit.gramY[a],
      ]),
    },
    {
      name: 'singular-values',
      title: text.singular.title,
      columns: text.singular.columns,
      rows: Array.from(fit.singularValues, (value, j) => [j + 1, value]),
    },
    {
      name: 'degrees',
      title: text.degrees.title,
      columns: text.degrees.columns,
      rows: frame.degrees.filter((d) => Number.isFinite(d.exactVariance)).map((d) => degreeRow(d, frame)),
    },
  ];
  if (inputs === 1) {
    all.push({
      name: 'curve',
      title: text.curve.title,
      columns: text.curve.columns.slice(0, frame.truth.length > 0 ? 4 : 3),
      rows: Array.from(frame.grid, (x, t) => [
        x,
        frame.curve[t],
        number(frame.curveError[t]),
        ...(frame.truth.length > 0 ? [frame.truth[t]] : []),
      ]),
    });
  }
  return all;
}

function degreeRow(d: Frame['degrees'][number], { noise, own }: Frame): (number | string)[] {
  const m = d.measured;
  return [
    d.degree,
    number(d.training),
    number(d.leftOut),
    m && !own ? m.bias2 : '',
    m && !own ? m.bias2Error : '',
    own ? '' : d.exactBias2,
    m ? m.variance : '',
    m ? m.varianceError : '',
    d.exactVariance,
    m && !own ? m.total + noise * noise : '',
    m && !own ? m.totalError : '',
  ];
}

/** A number, or nothing where it is not defined. */
function number(value: number): number | string {
  return Number.isFinite(value) ? value : '';
}
