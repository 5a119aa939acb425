'use client';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatNumber, plusMinus } from '@/lib/format';
import type { Readout } from '@/lib/simulation';
import styles from './demo.module.css';
import type { Session } from './session';

const TEXT_EVERY_MS = 120;

/** Value ± standard error, unit, and the exact value beside it; written for each painted frame without React. */
export function Readouts({ session }: { session: Session }) {
  const { demo, frames } = session;
  const list = useRef<HTMLDListElement>(null);

  useEffect(() => {
    let lastText = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (frame: unknown, withText: boolean) => {
      for (const element of list.current?.children ?? []) {
        const name = (element as HTMLElement).dataset.readout;
        const spec = name ? demo.readouts[name] : undefined;
        if (!spec) continue;
        const source = typeof spec.source === 'function' ? spec.source(frame) : (spec.source ?? 'exact');
        show(element as HTMLElement, spec.read(frame), source, withText);
        const term = element.querySelector('dt');
        if (term && withText && typeof spec.symbol === 'function') write(term, spec.symbol(frame));
      }
    };
    // Attributes follow each frame; the text rests between changes so that it can be read, and ends on the last.
    const unsubscribe = frames.subscribe((frame) => {
      clearTimeout(timer);
      const now = performance.now();
      const withText = now - lastText > TEXT_EVERY_MS;
      update(frame, withText);
      if (withText) lastText = now;
      else timer = setTimeout(() => update(frame, true), TEXT_EVERY_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [frames, demo]);

  return (
    <dl className={styles.readouts} ref={list}>
      {Object.entries(demo.readouts).map(([name, spec]) => (
        <div key={name} data-readout={name} title={spec.label}>
          <dt>{typeof spec.symbol === 'string' ? spec.symbol : spec.label}</dt>
          <dd>
            <b data-part="value">–</b> <span data-part="error" />
            {spec.unit ? <span> {spec.unit}</span> : null}
            <span data-part="exact" />
          </dd>
        </div>
      ))}
      {demo.moreReadouts ? <MoreReadouts session={session} /> : null}
      <Engine session={session} />
    </dl>
  );
}

/** Readouts whose number depends on the data: one per coefficient. */
function MoreReadouts({ session }: { session: Session }) {
  const { frames, demo } = session;
  const more = useFrameValue(frames, (frame) => demo.moreReadouts?.(frame) ?? {}, 8) ?? {};
  return Object.entries(more).map(([name, { label, unit, source, value, error, exact }]) => (
    <div
      key={name}
      data-readout={name}
      data-value={String(value)}
      data-error={error === undefined ? undefined : String(error)}
      data-exact={exact === undefined ? undefined : String(exact)}
    >
      <dt>{label}</dt>
      <dd>
        <b>{formatNumber(value, error)}</b> <span>{plusMinus(error, value)}</span>
        {unit ? <span> {unit}</span> : null}
        {exact === undefined ? null : (
          <span data-part="exact">
            {source ?? 'exact'} {formatNumber(exact, undefined, 6)}
          </span>
        )}
      </dd>
    </div>
  ));
}

function show(
  element: HTMLElement,
  { value, error, exact }: Readout,
  source: string,
  withText: boolean,
): void {
  element.dataset.value = String(value);
  setData(element, 'error', error);
  setData(element, 'exact', exact);
  if (!withText) return;
  const part = (name: string) => element.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const [valueText, errorText, exactText] = [part('value'), part('error'), part('exact')];
  if (valueText) write(valueText, formatNumber(value, error));
  if (errorText) write(errorText, plusMinus(error, value));
  if (exactText)
    write(exactText, exact === undefined ? '' : `${source} ${formatNumber(exact, undefined, 6)}`);
}

/** Changes the text that is there: a new text node would make the browser check the styles of the whole page. */
function write(element: Element, text: string): void {
  if (element.textContent === text) return;
  const { firstChild } = element;
  if (firstChild instanceof Text) firstChild.data = text;
  else element.textContent = text;
}

function setData(element: HTMLElement, key: string, value: number | undefined): void {
  if (value === undefined) delete element.dataset[key];
  else element.dataset[key] = String(value);
}

const ENGINE_NAMES: Record<string, string> = {
  float64: 'typed arrays, float64',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
  simd: 'WASM SIMD',
};

/** Which engine does the arithmetic, why nothing faster does, and how many steps it makes per second. */
function Engine({ session }: { session: Session }) {
  const engine = useStore(session.store, (s) => s.engine);
  const rate = useStore(session.store, (s) => Math.round(s.rate));
  const reasons = engine.fallbacks
    .map((f) => `${ENGINE_NAMES[f.engine] ?? f.engine}: ${f.reason}`)
    .join('; ');
  return (
    <div className={styles.engine} data-engine={engine.name}>
      <dt className="visually-hidden">engine</dt>
      <dd title={reasons || undefined}>
        {ENGINE_NAMES[engine.name] ?? engine.name}
        {rate > 0 ? ` · ${rateText(rate)} ${session.demo.stepName.many}/s` : ''}
        {reasons ? (
          <details className={styles.fallbacks}>
            <summary>why?</summary>
            {reasons}
          </details>
        ) : null}
      </dd>
    </div>
  );
}

function rateText(rate: number): string {
  if (rate >= 1e6) return `${(rate / 1e6).toPrecision(2)} M`;
  if (rate >= 1e4) return `${Math.round(rate / 1e3)} k`;
  return String(rate);
}
