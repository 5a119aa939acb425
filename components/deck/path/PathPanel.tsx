'use client';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { giveFile } from '@/components/demos/giveFile';
import { useDeck } from '../deck';
import { useRoom } from '../room/context';
import type { Room } from '../room/room';
import { openPathFile } from './opened';
import './path.css';
import { recordedFile, recorderOf } from './recording';
import { clockTime } from './timeline';

/** Records a lecture as a path and saves it; the stage opens one too. */
export default function PathPanel({ onOpened }: { onOpened?: () => void }) {
  const room = useRoom();
  const { role } = useDeck();
  return (
    <div className="path-panel">
      {room ? <Recording room={room} /> : null}
      {role === 'stage' ? <OpenPath onOpened={onOpened} /> : null}
    </div>
  );
}

function Recording({ room }: { room: Room }) {
  const deck = useDeck();
  const recorder = recorderOf(deck, room);
  const { status, entries, saved } = useStore(recorder.store);
  const [asks, setAsks] = useState(false);
  useSecond(status === 'recording');
  const save = () => {
    const { name, text } = recordedFile(recorder);
    giveFile(name, 'application/json', text);
    recorder.saved();
    setAsks(false);
  };
  const begin = () => {
    setAsks(!saved && !asks);
    if (saved || asks) recorder.start();
  };
  const begun = status === 'recording' || status === 'paused';
  return (
    <>
      <p data-recording={status} role={begun ? undefined : 'status'}>
        {status === 'off' ? (
          'Record slides, steps and what is done to the demos, as a small file to be replayed.'
        ) : (
          <>
            {status === 'recording' ? <b className="path-red">Recording</b> : null}
            {status === 'paused' ? 'Paused' : null}
            {status === 'stopped' ? 'Recorded' : null} {clockTime(recorder.length())}, {entries} entries
            {status === 'stopped' && saved ? ', saved' : null}
            {asks ? '. It is not saved yet: recording anew drops it.' : null}
          </>
        )}
      </p>
      <p className="path-buttons">
        {begun ? (
          <>
            <button type="button" onClick={status === 'recording' ? recorder.pause : recorder.resume}>
              {status === 'recording' ? 'Pause' : 'Go on'}
            </button>
            <button type="button" onClick={recorder.stop}>
              Stop
            </button>
          </>
        ) : (
          <button type="button" onClick={begin}>
            {asks ? 'Drop it and record' : status === 'stopped' ? 'Record anew' : 'Record'}
          </button>
        )}
        {status === 'stopped' ? (
          <button type="button" onClick={save}>
            Save ({kilobytes(recordedFile(recorder).text.length)})
          </button>
        ) : null}
      </p>
    </>
  );
}

function OpenPath({ onOpened = () => {} }: { onOpened?: () => void }) {
  const deck = useDeck();
  const input = useRef<HTMLInputElement>(null);
  return (
    <p className="path-buttons">
      <button type="button" onClick={() => input.current?.click()}>
        Open a recorded lecture…
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="File of a recorded lecture"
        hidden
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) await openPathFile(file, deck.state.getState().slides);
          currentTarget.value = '';
          if (file) onOpened();
        }}
      />
    </p>
  );
}

/** Shows the time anew each second. */
function useSecond(on: boolean): void {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(again, 1000);
    return () => clearInterval(timer);
  }, [on]);
}

function kilobytes(length: number): string {
  return `${Math.max(1, Math.round(length / 1000))} kB`;
}
