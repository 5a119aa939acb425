'use client';
import { type FormEvent, useId, useState } from 'react';
import { useKit } from './context';
import { offered, readDuration } from './countdown';
import { useCountdown } from './useCountdown';

const MINUTE = 60_000;

/** Time for a task: set, stood, prolonged, ended. */
export function CountdownTools() {
  const { countdown } = useKit();
  const shown = useCountdown();
  if (!shown) return <Setting start={countdown.start} />;
  const { phase, text } = shown;
  return (
    <fieldset className="tool-group tool-countdown" aria-label="Countdown" data-phase={phase}>
      <b className="tool-time" role="timer">
        {phase === 'up' ? 'Time is up' : text}
      </b>
      {phase === 'up' ? null : (
        <button type="button" className="tool-word" onClick={countdown.toggle}>
          {phase === 'running' ? 'Pause' : 'Go on'}
        </button>
      )}
      <button type="button" className="tool-word" onClick={() => countdown.add(MINUTE)}>
        One minute more
      </button>
      <button type="button" className="tool-word" onClick={countdown.stop}>
        {phase === 'up' ? 'Close' : 'Stop'}
      </button>
    </fieldset>
  );
}

function Setting({ start }: { start(ms: number): void }) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ms = readDuration(typed);
    if (typeof ms === 'number') start(ms);
    else setFault(ms);
  };
  return (
    <form className="tool-group tool-countdown" aria-label="Countdown" onSubmit={submit}>
      {offered.map((minutes) => (
        <button
          key={minutes}
          type="button"
          className="tool-word"
          aria-label={`Countdown of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}
          onClick={() => start(minutes * MINUTE)}
        >
          {minutes}
        </button>
      ))}
      <label className="visually-hidden" htmlFor={id}>
        Another time: minutes, or minutes and seconds
      </label>
      <input
        id={id}
        className="tool-typed"
        value={typed}
        placeholder="2:30"
        autoComplete="off"
        aria-invalid={fault !== ''}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setFault('');
        }}
      />
      <button type="submit" className="tool-word">
        Start
      </button>
      {fault ? (
        <p id={`${id}-fault`} className="tool-note" role="alert">
          {fault}
        </p>
      ) : null}
    </form>
  );
}
