/** Parameters of a demo as data: controls, defaults, bounds, the URL and the command line all derive from a spec. */

interface SpecBase {
  label: string;
  /** One line under the control: what it does, what to watch. */
  help?: string;
  /** The symbol of the formula, plain text. */
  symbol?: string;
  unit?: string;
  /** True when a change starts the run anew; false when it acts on the running one. */
  restarts: boolean;
  /** Not shown among the generated controls: the picture itself is the control. */
  hidden?: boolean;
}

export interface NumberSpec extends SpecBase {
  kind: 'number';
  default: number;
  min: number;
  max: number;
  /** Granularity of the control; values in between are legal in a URL. */
  step: number;
  scale?: 'linear' | 'log';
}

export interface IntegerSpec extends SpecBase {
  kind: 'integer';
  default: number;
  min: number;
  max: number;
  scale?: 'linear' | 'log';
}

export interface ChoiceSpec<T extends string = string> extends SpecBase {
  kind: 'choice';
  default: T;
  options: readonly T[];
  optionLabels: Record<T, string>;
}

/** A typed array the reader makes: dragged points, a drawn curve, a pasted table. */
export interface DataSpec extends SpecBase {
  kind: 'data';
  default: Float64Array;
  /** Values are whole multiples of this (16 bits each in a link); 0 keeps all 64 bits. */
  quantum: number;
  minLength: number;
  maxLength: number;
  /** Reads a file of the reader's (CSV). @throws RangeError with one clear line. */
  parse?(text: string): Float64Array;
  /** How people write a few numbers in a link and on the command line, in place of base64: `8-8`. `read` throws RangeError. */
  words?: { write(data: Float64Array): string; read(text: string): Float64Array };
}

export type ParamSpec = NumberSpec | IntegerSpec | ChoiceSpec | DataSpec;

export type ParamSpecs<P> = {
  [K in keyof P]: P[K] extends Float64Array
    ? DataSpec
    : P[K] extends number
      ? NumberSpec | IntegerSpec
      : P[K] extends string
        ? ChoiceSpec<P[K]>
        : never;
};

/** The value of a parameter when its type is not known. */
export type ParamValue = number | string | Float64Array;

type AnySpecs = Record<string, ParamSpec>;

/** Longest text a data parameter may take in a link. */
export const MAX_DATA_LENGTH = 1500;

/** Default values, fresh copies of typed arrays. */
export function defaults<P>(specs: ParamSpecs<P>): P {
  return defaultValues(specs as AnySpecs) as P;
}

/** Default values when the parameters' types are not known. */
export function defaultValues(specs: Record<string, ParamSpec>): Record<string, ParamValue> {
  const out: Record<string, ParamValue> = {};
  for (const [key, spec] of Object.entries(specs)) {
    out[key] = spec.kind === 'data' ? spec.default.slice() : spec.default;
  }
  return out;
}

/** Two values of one parameter are the same. */
export function sameValue(a: ParamValue, b: ParamValue): boolean {
  if (a instanceof Float64Array && b instanceof Float64Array) {
    return a.length === b.length && a.every((v, i) => Object.is(v, b[i]));
  }
  return Object.is(a, b);
}

/** Result of reading one value: the legal value and, when the text was changed or dropped, a note for the reader. */
export interface Parsed {
  value: ParamValue;
  note?: string;
}

/** Reads a value from a URL or the command line; junk gives the default, values out of range are clamped, both with a note. */
export function parseValue(key: string, spec: ParamSpec, text: string): Parsed {
  const fallback = spec.kind === 'data' ? spec.default.slice() : spec.default;
  if (spec.kind === 'choice') {
    if (spec.options.includes(text)) return { value: text };
    return {
      value: fallback,
      note: `${key} = ${shown(text)}: expected one of ${spec.options.join(', ')}; using ${spec.default}`,
    };
  }
  if (spec.kind === 'data') {
    try {
      return { value: decodeData(spec, text) };
    } catch (error) {
      return {
        value: fallback,
        note: `${key}: the data in the link cannot be read (${(error as Error).message}); using the default`,
      };
    }
  }
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) {
    return { value: fallback, note: `${key} = ${shown(text)}: expected a number; using ${spec.default}` };
  }
  const whole = spec.kind === 'integer' ? Math.round(number) : number;
  const value = Math.min(spec.max, Math.max(spec.min, whole));
  if (value === number) return { value };
  return {
    value,
    note:
      value === whole
        ? `${key} = ${shown(text)}: expected an integer; using ${value}`
        : `${key} = ${shown(text)}: outside ${spec.min} … ${spec.max}; using ${value}`,
  };
}

/** Text of a value for a URL; undefined when the data are too long for a link. */
export function formatValue(spec: ParamSpec, value: ParamValue): string | undefined {
  if (spec.kind !== 'data') return String(value);
  const data = value as Float64Array;
  // A long table is not worth encoding only to be found too long.
  if (!spec.words && (data.length * (spec.quantum > 0 ? 2 : 8) * 4) / 3 > MAX_DATA_LENGTH + 2)
    return undefined;
  const text = encodeData(spec, data);
  return text.length > MAX_DATA_LENGTH ? undefined : text;
}

/** Rounds data to the spec's quantum, so that what is drawn, sent and replayed are the same numbers. */
export function quantize(spec: DataSpec, data: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(data);
  if (spec.quantum > 0) {
    for (let i = 0; i < out.length; i++) {
      const k = Math.round(out[i] / spec.quantum);
      out[i] = Math.max(-32768, Math.min(32767, k)) * spec.quantum;
    }
  }
  return out;
}

/** The data in words where the spec has some, else base64url of 16-bit multiples of the quantum, or of 64-bit numbers when it is 0. */
export function encodeData(spec: DataSpec, data: Float64Array): string {
  if (spec.words) return spec.words.write(data);
  const size = spec.quantum > 0 ? 2 : 8;
  const view = new DataView(new ArrayBuffer(data.length * size));
  for (let i = 0; i < data.length; i++) {
    if (spec.quantum > 0) view.setInt16(2 * i, Math.round(data[i] / spec.quantum), true);
    else view.setFloat64(8 * i, data[i], true);
  }
  let binary = '';
  for (const byte of new Uint8Array(view.buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Inverse of `encodeData`. @throws RangeError when the text is not base64url, has a wrong length or holds no finite numbers. */
export function decodeData(spec: DataSpec, text: string): Float64Array {
  if (spec.words) {
    const data = spec.words.read(text);
    checkData(spec, data);
    return data;
  }
  const size = spec.quantum > 0 ? 2 : 8;
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new RangeError('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const length = binary.length / size;
  if (!Number.isInteger(length))
    throw new RangeError(`${binary.length} bytes: expected a multiple of ${size}`);
  const view = new DataView(Uint8Array.from(binary, (c) => c.charCodeAt(0)).buffer);
  const data = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    data[i] = spec.quantum > 0 ? view.getInt16(2 * i, true) * spec.quantum : view.getFloat64(8 * i, true);
  }
  checkData(spec, data);
  return data;
}

/** @throws RangeError when the data do not satisfy the spec. */
export function checkData(spec: DataSpec, data: Float64Array): void {
  if (data.length < spec.minLength || data.length > spec.maxLength) {
    throw new RangeError(`${data.length} numbers: expected ${spec.minLength} … ${spec.maxLength}`);
  }
  const bad = data.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) throw new RangeError(`number ${bad + 1} is not finite`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
