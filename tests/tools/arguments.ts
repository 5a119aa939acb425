import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  checkData,
  type DataSpec,
  decodeData,
  defaults,
  type ParamSpec,
  type ParamValue,
  quantize,
} from '@/lib/params';

/** A mistake of the person at the keyboard: one line, exit code 2. */
export class ArgumentError extends Error {}

/** What `npm run sim` was asked for; texts are not yet read against a demo's parameters. */
export interface Request {
  id?: string;
  list: boolean;
  json: boolean;
  help: boolean;
  preset?: string;
  seed: number;
  steps?: number;
  /** Texts of parameters, by name. */
  params: Map<string, string>;
}

/** Reads `<id> [--name value | --name=value]…`. @throws ArgumentError */
export function readArguments(words: readonly string[]): Request {
  const request: Request = { list: false, json: false, help: false, seed: 1, params: new Map() };
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word.startsWith('--')) {
      if (request.id !== undefined)
        throw new ArgumentError(`unexpected "${word}": parameters are written --name value`);
      request.id = word;
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if ((name === 'list' || name === 'json' || name === 'help') && equals < 0) {
      request[name] = true;
      continue;
    }
    const text = equals < 0 ? words[++i] : word.slice(equals + 1);
    if (text === undefined) throw new ArgumentError(`--${name}: expected a value after it`);
    if (name === 'seed') request.seed = wholeNumber(name, text, 2 ** 32 - 1);
    else if (name === 'steps') request.steps = wholeNumber(name, text, Number.MAX_SAFE_INTEGER);
    else if (name === 'preset') request.preset = text;
    else if (request.params.has(name)) throw new ArgumentError(`--${name} is given twice`);
    else request.params.set(name, text);
  }
  return request;
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw new ArgumentError(`--${name} ${text}: expected a whole number from 0 to ${max}`);
  }
  return value;
}

/**
 * Parameters of a run: defaults, then the preset, then what the command line says. Unlike a link, a command line is
 * never corrected silently. @throws ArgumentError
 */
export function readParams(
  specs: Record<string, ParamSpec>,
  preset: Record<string, ParamValue>,
  texts: ReadonlyMap<string, string>,
): Record<string, ParamValue> {
  const params: Record<string, ParamValue> = {
    ...defaults<Record<string, ParamValue>>(specs as never),
    ...preset,
  };
  for (const [name, text] of texts) {
    const spec = specs[name];
    if (!spec) throw new ArgumentError(unknown('parameter', `--${name}`, Object.keys(specs), '--'));
    params[name] = readValue(name, spec, text);
  }
  return params;
}

function readValue(name: string, spec: ParamSpec, text: string): ParamValue {
  if (spec.kind === 'choice') {
    if (spec.options.includes(text)) return text;
    throw new ArgumentError(`--${name} ${text}: expected one of ${spec.options.join(', ')}`);
  }
  if (spec.kind === 'data') return readData(name, spec, text);
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const whole = spec.kind === 'integer';
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    throw new ArgumentError(`--${name} ${text}: expected ${whole ? 'an integer' : 'a number'}`);
  }
  if (value < spec.min || value > spec.max) {
    throw new ArgumentError(`--${name} ${text}: expected a number from ${spec.min} to ${spec.max}`);
  }
  return value;
}

/** A file where the parameter reads files, else the text of a link. */
function readData(name: string, spec: DataSpec, text: string): Float64Array {
  try {
    if (!spec.parse) return decodeData(spec, text);
    // npm runs its scripts in the top folder; INIT_CWD is where the person is.
    const file = [process.env.INIT_CWD ?? '.', '.']
      .map((folder) => resolve(folder, text))
      .find((f) => existsSync(f));
    if (!file) throw new RangeError('there is no such file');
    const data = quantize(spec, spec.parse(readFileSync(file, 'utf8')));
    checkData(spec, data);
    return data;
  } catch (error) {
    throw new ArgumentError(`--${name} ${text}: ${(error as Error).message}`);
  }
}

/** One line about an unknown name, with the nearest known one when it is near. */
export function unknown(kind: string, name: string, known: readonly string[], prefix = ''): string {
  const bare = name.slice(prefix.length).toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, d: distance(bare, candidate.toLowerCase()) }))
    .sort((a, b) => a.d - b.d)[0];
  const guess =
    near && near.d <= Math.max(2, near.candidate.length / 3)
      ? ` (did you mean ${prefix}${near.candidate}?)`
      : '';
  return `unknown ${kind} "${name}"${guess}: expected one of ${known.map((k) => prefix + k).join(', ')}`;
}

/** Levenshtein distance: insertions, deletions and replacements from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
