'use client';
import { useId, useRef } from 'react';
import { useStore } from 'zustand';
import { formatNumber } from '@/lib/format';
import {
  type ChoiceSpec,
  checkData,
  type DataSpec,
  type IntegerSpec,
  type NumberSpec,
  type ParamSpec,
  type ParamValue,
} from '@/lib/params';
import styles from './demo.module.css';
import type { AnyDemo } from './registry';
import type { Session } from './session';

/** More controls than this are a column taller than any picture. */
const COLUMN = 14;

const shownParams = ({ params }: AnyDemo) =>
  Object.entries(params as Record<string, ParamSpec>).filter(([, spec]) => !spec.hidden);

export const hasManyControls = (demo: AnyDemo) => shownParams(demo).length > COLUMN;

/** One control for each parameter, generated from the specs; on a slide presets and controls in a drawer. */
export function Controls({ session, collapsed }: { session: Session; collapsed: boolean }) {
  const controls = shownParams(session.demo).map(([key, spec]) => (
    <Control key={key} name={key} spec={spec} session={session} />
  ));
  if (!collapsed) return <div className={styles.controls}>{controls}</div>;
  return (
    <details className={styles.drawer}>
      <summary>Controls</summary>
      <div className={styles.controls}>
        <Presets session={session} />
        {controls}
      </div>
    </details>
  );
}

/** Prepared settings, one button each; nothing where there is only one. */
export function Presets({ session }: { session: Session }) {
  const presets = Object.entries(session.demo.presets);
  if (presets.length < 2) return null;
  return (
    <fieldset className={styles.presets}>
      <legend>Try</legend>
      {presets.map(([id, preset]) => (
        <button key={id} type="button" data-preset={id} onClick={() => session.applyPreset(id)}>
          {preset.label}
        </button>
      ))}
    </fieldset>
  );
}

function Control({ name, spec, session }: { name: string; spec: ParamSpec; session: Session }) {
  const value = useStore(session.store, (s) => s.params[name]);
  const change = (next: ParamValue) => session.tune({ [name]: next });
  switch (spec.kind) {
    case 'choice':
      return <Choice name={name} spec={spec} value={value as string} change={change} />;
    case 'data':
      return <DataFile name={name} spec={spec} session={session} change={change} />;
    default:
      return <Slider name={name} spec={spec} value={value as number} change={change} />;
  }
}

interface ControlProps<S, V> {
  name: string;
  spec: S;
  value: V;
  change(next: V): void;
}

const LOG_STEPS = 400;

function Slider({ name, spec, value, change }: ControlProps<NumberSpec | IntegerSpec, number>) {
  const id = useId();
  const log = spec.scale === 'log' && spec.min > 0;
  // Whole notches: the browser rounds to them anyway, and React would take the difference for a second change.
  const toSlider = (v: number) =>
    log ? Math.round((Math.log(v / spec.min) / Math.log(spec.max / spec.min)) * LOG_STEPS) : v;
  const fromSlider = (s: number) => {
    const raw = log ? spec.min * (spec.max / spec.min) ** (s / LOG_STEPS) : s;
    const rounded = spec.kind === 'integer' ? Math.round(raw) : log ? Number(raw.toPrecision(3)) : raw;
    return Math.min(spec.max, Math.max(spec.min, rounded));
  };
  // On a logarithmic scale one notch may be less than one: an integer still moves by one.
  const moved = (s: number) => {
    const next = fromSlider(s);
    if (next !== value || spec.kind !== 'integer') return next;
    return Math.min(spec.max, Math.max(spec.min, value + Math.sign(s - toSlider(value))));
  };
  const step = log ? 1 : spec.kind === 'integer' ? 1 : spec.step;
  return (
    <div className={styles.control}>
      <label htmlFor={id}>
        {spec.label}
        {spec.symbol ? <i> {spec.symbol}</i> : null}
      </label>
      <output htmlFor={id}>
        {formatNumber(value, undefined, 4)}
        {spec.unit ? ` ${spec.unit}` : ''}
      </output>
      <input
        id={id}
        type="range"
        data-param={name}
        min={toSlider(spec.min)}
        max={toSlider(spec.max)}
        step={step}
        value={toSlider(value)}
        aria-valuetext={`${formatNumber(value, undefined, 4)}${spec.unit ? ` ${spec.unit}` : ''}`}
        onChange={(event) => change(moved(Number(event.currentTarget.value)))}
      />
      {spec.help ? <p className={styles.help}>{spec.help}</p> : null}
    </div>
  );
}

/** Few short options stand side by side; many make a list. */
function Choice({ name, spec, value, change }: ControlProps<ChoiceSpec, string>) {
  const id = useId();
  const length = spec.options.reduce((sum, option) => sum + spec.optionLabels[option].length + 3, 0);
  if (length > 34) {
    return (
      <div className={styles.control}>
        <label htmlFor={id}>{spec.label}</label>
        <select
          id={id}
          data-param={name}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        >
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {spec.optionLabels[option]}
            </option>
          ))}
        </select>
        {spec.help ? <p className={styles.help}>{spec.help}</p> : null}
      </div>
    );
  }
  return (
    <fieldset className={styles.control}>
      <legend>{spec.label}</legend>
      <div className={styles.segments}>
        {spec.options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={id}
              data-param={name}
              value={option}
              checked={value === option}
              onChange={() => change(option)}
            />
            <span>{spec.optionLabels[option]}</span>
          </label>
        ))}
      </div>
      {spec.help ? <p className={styles.help}>{spec.help}</p> : null}
    </fieldset>
  );
}

interface DataFileProps {
  name: string;
  spec: DataSpec;
  session: Session;
  change(next: Float64Array): void;
}

/** The reader's own file, read in the page and sent nowhere; junk gives a note and changes nothing. */
function DataFile({ name, spec, session, change }: DataFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const { parse } = spec;
  if (!parse) return null;
  const read = async (file: File) => {
    try {
      const data = parse(await file.text());
      checkData(spec, data);
      change(data);
    } catch (error) {
      session.note(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <div className={styles.control}>
      <span className={styles.label}>{spec.label}</span>
      <div className={styles.fileRow}>
        <button type="button" onClick={() => input.current?.click()}>
          Open a file…
        </button>
        <button type="button" onClick={() => change(spec.default.slice())}>
          Default
        </button>
        <input
          ref={input}
          type="file"
          data-param={name}
          hidden
          accept=".csv,.txt,text/csv,text/plain"
          aria-label={spec.label}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      {spec.help ? <p className={styles.help}>{spec.help}</p> : null}
    </div>
  );
}
