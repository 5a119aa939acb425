import { renderSvg } from '@/components/viz/svg';
import { resolveTheme } from '@/components/viz/theme';
import { checkData, type ParamSpec, type ParamValue, parseValue } from '@/lib/params';
import type { Run, RunEvent } from '@/lib/simulation';
import type { Table } from './demo';
import { giveFile } from './giveFile';
import { type AnyDemo, loadPoster } from './registry';
import type { Session } from './session';

const FORMAT = 'premio-nobel-fisica-2024/run';

export const download = {
  /** The demo's picture in the colours of the page, as a vector graphic. */
  async picture(session: Session): Promise<void> {
    const frame = session.frames.latest();
    if (frame === null) return;
    const poster = await loadPoster(session.id);
    const theme = resolveTheme(document.body);
    const size = { width: 720, height: Math.round(720 / session.demo.poster.aspect) };
    const svg = renderSvg(
      (ctx, box) => {
        ctx.fillStyle = theme.card;
        ctx.fillRect(0, 0, box.width, box.height);
        poster(ctx, frame, box, theme, session.store.getState().params);
      },
      size,
      theme,
    );
    giveFile(`${session.id}.svg`, 'image/svg+xml', svg);
  },
  table(id: string, table: Table): void {
    giveFile(`${id}-${table.name}.csv`, 'text/csv', csvOf(table));
  },
};

/** RFC 4180 text with full precision. */
export function csvOf(table: Table): string {
  const cell = (value: number | string) => {
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

interface RunFile {
  format: typeof FORMAT;
  id: string;
  version: number;
  seed: number;
  step: number;
  params: Record<string, string | number | number[]>;
  events: (Omit<RunEvent, 'tune'> & { tune?: Record<string, string | number | number[]> })[];
}

/** The whole run as a file: parameters, data of any size, seed, events and step. */
export function saveRun(session: Session): void {
  const run = session.record();
  const plain = (params: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(params).map(([key, v]) => [
        key,
        v instanceof Float64Array ? [...v] : (v as string | number),
      ]),
    );
  const file: RunFile = {
    format: FORMAT,
    id: session.id,
    version: session.demo.version,
    seed: run.seed,
    step: session.store.getState().step,
    params: plain(run.params),
    events: run.events.map((event) => ('tune' in event ? { ...event, tune: plain(event.tune) } : event)),
  };
  giveFile(`${session.id}-run.json`, 'application/json', JSON.stringify(file, null, 1));
}

/** Reads a saved run. @throws RangeError with one clear line when the file is not one of this demo. */
export function openRun(text: string, id: string, demo: AnyDemo): { run: Run; step: number } {
  let file: Partial<RunFile>;
  try {
    file = JSON.parse(text) as Partial<RunFile>;
  } catch {
    throw new RangeError('this is not a saved run');
  }
  if (file?.format !== FORMAT) throw new RangeError('this is not a saved run');
  if (file.id !== id) throw new RangeError(`this run belongs to the demo '${file.id}'`);
  const params: Record<string, ParamValue> = {};
  for (const [key, spec] of Object.entries(demo.params as Record<string, ParamSpec>)) {
    params[key] = readValue(key, spec, file.params?.[key]);
  }
  const events = (file.events ?? []).map(
    (event) =>
      ('tune' in event && event.tune
        ? {
            step: event.step,
            tune: Object.fromEntries(
              Object.entries(event.tune).map(([key, v]) => [key, readValue(key, demo.params[key], v)]),
            ),
          }
        : event) as RunEvent,
  );
  const step = Math.max(0, Math.round(Number(file.step) || 0));
  return { run: { id, params, seed: Number(file.seed) >>> 0, events }, step };
}

/** A parameter from a file: a list of numbers is data. Junk becomes the default. */
export function readValue(key: string, spec: ParamSpec, value: unknown): ParamValue {
  if (spec.kind === 'data') {
    const data = Array.isArray(value) ? Float64Array.from(value as number[]) : spec.default.slice();
    checkData(spec, data);
    return data;
  }
  return parseValue(key, spec, String(value ?? spec.default)).value;
}
