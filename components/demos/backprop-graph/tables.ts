import type { Table } from '@/components/demos/demo';
import { codeOf } from '@/lib/ml/autodiffListing';
import { operandsOf } from '@/lib/ml/autodiffSteps';
import { messages } from './messages';
import { text as plots, symbolOf } from './shown';
import type { Frame } from './simulation';

const text = messages.en.tables;
const known = (value: number): number | string => (Number.isNaN(value) ? text.unknown : value);

/** The graph and both plots as numbers. */
export function tables({ program, trail, exact, probe, growth }: Frame): Table[] {
  const { names, variables } = program;
  return [
    {
      name: 'lines',
      ...text.lines,
      rows: names.map((name, line) => [
        symbolOf(name),
        operandsOf(program, line).length === 0 ? name : codeOf(program, line).value,
        known(trail.value[line]),
        known(trail.first[line]),
        known(trail.second[line]),
      ]),
    },
    {
      name: 'gradient',
      ...text.gradient,
      rows: variables.map((line, k) => [
        symbolOf(names[line]),
        known(trail.gradient[k]),
        Number.isNaN(trail.gradient[k]) ? text.unknown : exact[k],
      ]),
    },
    {
      name: 'differences',
      ...text.differences,
      rows: probe.quotients.flatMap(({ name, h, error, truncation, rounding }) =>
        Array.from(h, (step, k) => [plots.differences[name], step, error[k], truncation[k], rounding[k]]),
      ),
    },
    {
      name: 'operations',
      ...text.operations,
      rows: Array.from(growth.variables, (count, k) => [
        count,
        growth.value[k],
        growth.reverse[k],
        growth.forward[k],
      ]),
    },
  ];
}
