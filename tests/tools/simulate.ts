/** The simulations of the demos in node, as `npm run sim` and the browser tests ask for them. */
import type { Table } from '@/components/demos/demo';
import { demoIds, loadDemo, loadSimulation } from '@/components/demos/registry';
import type { ParamSpec, ParamValue } from '@/lib/params';
import { runInline } from '@/lib/runner';
import type { Readout } from '@/lib/simulation';
import { ArgumentError, type Request, readArguments, readParams, unknown } from './arguments';
import { nodeAssets } from './assets';
import { readoutsOf } from './readouts';

const usage =
  'usage: npm run sim -- <demo> [--<parameter> value] [--preset name] [--seed n] [--steps n] [--json] | --list [--json]';

/** Longest typed array that is printed number by number. */
const MAX_PRINTED = 1000;
/** A table of at most so many rows is printed whole, of a longer one the first few. */
const MAX_ROWS = 24;
const FIRST_ROWS = 5;

const finite = (value: number | undefined): number | null =>
  Number.isFinite(value) ? (value as number) : null;
const plain = (value: ParamValue): unknown => {
  if (!(value instanceof Float64Array)) return value;
  return value.length <= MAX_PRINTED ? Array.from(value) : `${value.length} numbers`;
};

/** Value and error to two digits of the error, e.g. `0.51260 ± 0.00041`; all digits when there is no error. */
function withError({ value, error }: Readout): string {
  if (!error || !Number.isFinite(error) || !Number.isFinite(value)) return String(value);
  const digits = Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return `${value.toFixed(digits)} ± ${error.toFixed(digits)}`;
}

function columns(rows: string[][]): string {
  const widths = rows[0].map((_, j) => Math.max(...rows.map((row) => row[j].length)));
  return rows
    .map((row) =>
      row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]) : cell.padStart(widths[j]))).join('  '),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}

function tableText({ title, columns: heads, rows }: Table): string {
  const shown = rows
    .slice(0, rows.length > MAX_ROWS ? FIRST_ROWS : undefined)
    .map((row) => row.map((cell) => (Number.isNaN(cell) ? '–' : String(cell))));
  const rest = rows.length > shown.length ? `\n  … ${rows.length - shown.length} more rows` : '';
  return `${title}\n${columns([heads, ...shown])}${rest}`;
}

function specOf(spec: ParamSpec): Record<string, unknown> {
  const { kind, label, unit } = spec;
  if (kind === 'choice') return { kind, label, unit, default: spec.default, options: spec.options };
  if (kind === 'data') {
    const { minLength, maxLength } = spec;
    const reads = spec.parse ? 'a file' : 'the text of a link';
    return { kind, label, unit, default: plain(spec.default), minLength, maxLength, reads };
  }
  return { kind, label, unit, default: spec.default, min: spec.min, max: spec.max };
}

async function list(json: boolean): Promise<string> {
  const demos = await Promise.all(
    demoIds.map(async (id) => {
      const demo = await loadDemo(id);
      const params = Object.entries(demo.params as Record<string, ParamSpec>).map(([name, spec]) => [
        name,
        specOf(spec),
      ]);
      const readouts = Object.entries(demo.readouts).map(([name, { label, unit }]) => [
        name,
        { label, unit },
      ]);
      return {
        id,
        title: demo.title,
        asks: demo.asks,
        steps: demo.steps ?? 1000,
        stepName: demo.stepName.many,
        presets: Object.keys(demo.presets),
        params: Object.fromEntries(params) as Record<string, ReturnType<typeof specOf>>,
        readouts: Object.fromEntries(readouts) as Record<string, { label: string; unit?: string }>,
      };
    }),
  );
  if (json) return JSON.stringify(demos);
  return demos
    .map(({ id, title, presets, params, readouts, steps, stepName }) => {
      const rows = Object.entries(params).map(([name, spec]) => [
        `--${name}`,
        spec.options
          ? (spec.options as string[]).join(' | ')
          : spec.kind === 'data'
            ? `${spec.reads}, ${spec.minLength} … ${spec.maxLength} numbers`
            : `${spec.kind} ${spec.min} … ${spec.max}`,
        spec.kind === 'data' ? '' : `default ${spec.default}`,
      ]);
      return [
        `${id}: ${title}`,
        columns(rows),
        `  presets:  ${presets.join(', ')}`,
        `  readouts: ${Object.keys(readouts).join(', ')}`,
        `  steps:    ${steps} ${stepName} unless --steps says otherwise`,
      ].join('\n');
    })
    .join('\n\n');
}

async function run(request: Request): Promise<{ text: string; code: number }> {
  const id = request.id as string;
  if (!demoIds.includes(id)) throw new ArgumentError(unknown('demo', id, demoIds));
  const demo = await loadDemo(id);
  const { preset, seed } = request;
  if (preset !== undefined && !Object.hasOwn(demo.presets, preset)) {
    throw new ArgumentError(unknown('preset', preset, Object.keys(demo.presets)));
  }
  const params = readParams(demo.params, preset ? demo.presets[preset].params : {}, request.params);
  const steps = request.steps ?? demo.steps ?? 1000;
  const simulation = await loadSimulation(id);
  const outcome = await runInline(
    simulation,
    { id, params, seed, events: [] },
    { steps, assets: nodeAssets, readouts: (frame) => readoutsOf(demo, frame) },
  ).catch((error: Error) => {
    throw new ArgumentError(error.message);
  });
  const { frame, step, status, reason, engine, seconds } = outcome;
  const readouts = readoutsOf(demo, frame);
  const code = status === 'error' ? 1 : 0;
  if (request.json) {
    const numbers = Object.entries(readouts).map(([name, { value, error, exact, unit }]) => [
      name,
      { value: finite(value), error: finite(error), exact: finite(exact), unit: unit ?? null },
    ]);
    const record = {
      demo: id,
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plain(value)])),
      seed,
      steps: step,
      status,
      reason: reason || null,
      engine,
      seconds,
      readouts: Object.fromEntries(numbers),
    };
    return { text: JSON.stringify(record), code };
  }
  const rows = Object.entries(readouts).map(([name, readout]) => [
    name,
    withError(readout),
    readout.exact === undefined ? '' : `exact ${Number(readout.exact.toPrecision(12))}`,
    readout.unit ?? '',
    readout.label,
  ]);
  const settings = Object.entries(params).map(([name, value]) => {
    return `${name} ${value instanceof Float64Array ? `(${value.length} numbers)` : value}`;
  });
  const text = [
    `${demo.title}`,
    `${settings.join(', ')}, seed ${seed}`,
    `${step} ${step === 1 ? demo.stepName.one : demo.stepName.many} in ${seconds.toFixed(2)} s on ${engine}: ${status}${reason ? `, ${reason}` : ''}`,
    '',
    columns(rows),
    '',
    ...demo.tables(frame).map((table) => `${tableText(table)}\n`),
    demo.describe(frame),
  ].join('\n');
  return { text, code };
}

/**
 * What `npm run sim -- <words>` prints, and its exit code.
 *
 * @throws ArgumentError when it cannot be run with these words
 */
export async function simulate(words: string[]): Promise<{ text: string; code: number }> {
  const request = readArguments(words);
  if (request.help) return { text: usage, code: 0 };
  if (request.list) return { text: await list(request.json), code: 0 };
  if (request.id === undefined) throw new ArgumentError(`${usage}; demos: ${demoIds.join(', ')}`);
  return run(request);
}
