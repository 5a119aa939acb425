'use client';
import { useState } from 'react';
import { Dialog } from '../Dialog';
import { useDeck } from '../deck';
import { useRegister } from '../presenter/useRegister';
import { ClassLinks } from './ClassLinks';
import {
  CLASS,
  CLASS_LINE,
  type ClassLine,
  classOf,
  lineOf,
  lineWords,
  type OpenClass,
} from './classRegister';
import { type ClassPlace, keepPlace, readPlace } from './deviceSettings';
import { readBroker } from './links';
import { canSign } from './signing';
import './follow.css';

/** Lets a class follow: where it meets, its links, how the line is. */
export default function ClassOverlay() {
  const { send } = useDeck();
  const [register, write] = useRegister(CLASS);
  const [line] = useRegister(CLASS_LINE);
  const open = classOf(register);
  return (
    <Dialog label="A class that follows" className="class-overlay">
      <header>
        <h2>A class that follows</h2>
        <button type="button" onClick={() => send({ type: 'close' })}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      {!canSign() ? (
        <p role="alert">
          This page came over plain http, where the browser gives no cryptography: nobody could tell your
          messages from another’s. Open the site over https, or on this computer as localhost.
        </p>
      ) : open ? (
        <>
          <LineWords line={lineOf(line)} place={open} />
          <ClassLinks place={open} reopen={(place) => write?.({ ...place, stamp: Date.now() })} />
          <p>
            <button
              type="button"
              onClick={() => {
                write?.(null);
              }}
            >
              Stop
            </button>
          </p>
        </>
      ) : (
        <PlaceForm start={write && ((place) => write({ ...place, stamp: Date.now() } satisfies OpenClass))} />
      )}
    </Dialog>
  );
}

function LineWords({ line, place }: { line: ClassLine | null; place: OpenClass }) {
  return (
    <div className="class-line" data-line={line?.line ?? 'connecting'}>
      <p role="status">
        <b>{lineWords(line?.line)}</b> <span>{new URL(place.broker).host}</span>
      </p>
      {line && line.dropped > 0 ? (
        <p>
          {line.dropped} {line.dropped === 1 ? 'message' : 'messages'} dropped: unsigned, old, malformed or
          beyond what one device may send. They changed nothing.
        </p>
      ) : null}
    </div>
  );
}

/** Asks for the broker once; the device keeps it. */
function PlaceForm({ start }: { start?: (place: ClassPlace) => void }) {
  const [place, setPlace] = useState(readPlace);
  const [problem, setProblem] = useState('');
  const submit = () => {
    const own = readBroker(place.broker, location.protocol === 'https:');
    const theirs = place.students.trim()
      ? readBroker(place.students, location.protocol === 'https:')
      : { broker: '' };
    const wrong = 'problem' in own ? own.problem : 'problem' in theirs ? theirs.problem : '';
    setProblem(wrong);
    if ('problem' in own || 'problem' in theirs) return;
    const kept = { broker: own.broker, students: theirs.broker, topic: place.topic };
    keepPlace(kept);
    start?.(kept);
  };
  return (
    <form
      className="class-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>
        Phones that open your link go where you go, through a message broker that you name: any MQTT broker
        with WebSocket. Your messages are signed with a key that stays in this browser; nobody else can move
        the class.
      </p>
      <label>
        Broker
        <input
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="wss://broker.example.org:8084/mqtt"
          value={place.broker}
          onChange={(event) => setPlace({ ...place, broker: event.currentTarget.value })}
        />
      </label>
      <details open={place.students !== ''}>
        <summary>The broker asks for a name and a password</summary>
        <p>
          Write them into the address, wss://name:password@broker. Yours stays here; what you write for the
          class goes into its link, so give it a name that may do little.
        </p>
        <label>
          Address for the class
          <input
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={place.students}
            onChange={(event) => setPlace({ ...place, students: event.currentTarget.value })}
          />
        </label>
      </details>
      <p className="class-problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="main" disabled={!start}>
        Start
      </button>
    </form>
  );
}
