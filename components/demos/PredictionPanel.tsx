'use client';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { formatNumber } from '@/lib/format';
import { CurvePrediction, CurveVerdict } from './CurvePrediction';
import type { Prediction } from './demo';
import styles from './demo.module.css';
import type { Session } from './session';

export type Given = Record<string, number | string>;

interface PanelProps {
  session: Session;
  // biome-ignore lint/suspicious/noExplicitAny: predictions of every frame type
  predict: Prediction<any>;
}

/** The question before the run: answered, locked, run, and then compared with what happened. */
export function PredictionPanel({ session, predict }: PanelProps) {
  const prediction = useStore(session.store, (s) => s.prediction);
  const id = useId();
  const [given, setGiven] = useState<Given>(() => firstGuess(predict));
  const ready = predict.kind === 'choice' ? given.choice !== '' : true;

  if (prediction.phase === 'skipped') {
    return (
      <p className={styles.predictSkipped} data-prediction="skipped">
        <b>Your prediction</b> skipped
      </p>
    );
  }
  return (
    <section className={styles.predict} aria-labelledby={id} data-prediction={prediction.phase}>
      <p id={id}>
        <b>Your prediction</b> {predict.question}
      </p>
      {prediction.phase === 'open' ? (
        <>
          <Answer predict={predict} given={given} setGiven={setGiven} />
          <span className={styles.predictButtons}>
            <button
              type="button"
              disabled={!ready}
              onClick={() => session.lockPrediction(given)}
              data-action="lock"
            >
              Lock it and run
            </button>
            <button
              type="button"
              className={styles.quiet}
              onClick={session.skipPrediction}
              data-action="skip"
            >
              Skip
            </button>
          </span>
        </>
      ) : null}
      {prediction.phase === 'locked' ? <p className={styles.locked}>Locked. Running…</p> : null}
      {prediction.phase === 'revealed' ? (
        <Verdict session={session} predict={predict} given={prediction.given} />
      ) : null}
    </section>
  );
}

function firstGuess(predict: PanelProps['predict']): Given {
  switch (predict.kind) {
    case 'choice':
      return { choice: '' };
    case 'numbers':
      return Object.fromEntries(predict.fields.map((f) => [f.id, '']));
    case 'curve':
      return Object.fromEntries(
        predict.x.values.map((_, i) => [`y${i}`, (predict.y.min + predict.y.max) / 2]),
      );
  }
}

interface AnswerProps {
  predict: PanelProps['predict'];
  given: Given;
  setGiven(given: Given): void;
}

function Answer({ predict, given, setGiven }: AnswerProps) {
  const name = useId();
  if (predict.kind === 'choice') {
    return (
      <fieldset className={styles.chips}>
        <legend className="visually-hidden">{predict.question}</legend>
        {predict.options.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={name}
              checked={given.choice === option.id}
              onChange={() => setGiven({ choice: option.id })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (predict.kind === 'curve')
    return <CurvePrediction predict={predict} given={given} setGiven={setGiven} />;
  return (
    <div className={styles.fields}>
      {predict.fields.map((field) => (
        <label key={field.id}>
          {field.label}{' '}
          <input
            type="number"
            inputMode="decimal"
            min={field.min}
            max={field.max}
            step="any"
            value={given[field.id]}
            onChange={(event) => setGiven({ ...given, [field.id]: event.currentTarget.value })}
          />
          {field.unit ? ` ${field.unit}` : ''}
        </label>
      ))}
    </div>
  );
}

/** What was said, what happened, and why. */
function Verdict({ session, predict, given }: PanelProps & { given: Given }) {
  // The frame of the check: a run that goes on must not change what was judged.
  const [frame] = useState(() => session.frames.latest());
  if (frame === null) return null;
  const explanation = predict.explain(frame, given);
  if (predict.kind === 'choice') {
    const right = predict.answer(frame);
    const label = (id: string) => predict.options.find((o) => o.id === id)?.label ?? id;
    return (
      <p className={styles.verdict}>
        You said <b>{label(String(given.choice))}</b>:{' '}
        {given.choice === right ? 'right' : `it was ${label(right)}`}. {explanation}
      </p>
    );
  }
  if (predict.kind === 'curve') {
    return (
      <div className={styles.verdict}>
        <CurveVerdict predict={predict} given={given} answer={predict.answer(frame)} />
        <p>{explanation}</p>
      </div>
    );
  }
  const answer = predict.answer(frame);
  return (
    <p className={styles.verdict}>
      {predict.fields.map((field) => {
        const text = String(given[field.id]);
        const said = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
        const gap = Math.abs(said - answer[field.id]);
        return (
          <span key={field.id}>
            {field.label}: you said <b>{Number.isFinite(said) ? formatNumber(said) : 'nothing'}</b>, it is{' '}
            <b>{formatNumber(answer[field.id])}</b>
            {field.unit ? ` ${field.unit}` : ''} ({gap <= field.tolerance ? 'right' : 'not quite'}).{' '}
          </span>
        );
      })}
      {explanation}
    </p>
  );
}
