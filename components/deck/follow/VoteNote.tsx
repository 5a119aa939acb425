'use client';
import { useEffect, useState } from 'react';
import { demoControls, onDemos } from '@/components/demos/instances';
import { useDeckState } from '../deck';
import { demosOn } from './demoQuery';
import { keepVoter, readVoter } from './deviceSettings';
import type { Follower } from './follower';
import { questionOn } from './leadDeck';
import { answerOf } from './tally';

type Asked = NonNullable<Awaited<ReturnType<typeof questionOn>>>;
type Sent = 'asked' | 'sending' | 'sent' | 'failed';

/**
 * Sends the answer that a follower locks to the lecturer, once for each question, and says so before: the answer and a
 * random name of the device are all that is sent. Who does not want that keeps it.
 */
export function VoteNote({ topic, follower }: { topic: string; follower: Follower }) {
  const slide = useDeckState((s) => s.slides[s.place.slide].id);
  const [sent, setSent] = useState<Sent | null>(null);
  const [sends, setSends] = useState(() => readVoter(topic).sends);

  useEffect(() => {
    setSent(null);
    let gone = false;
    let unhear = () => {};
    const watch = ({ demo, question }: Asked) => {
      const key = `${slide}/${demo}`;
      // A demo that comes to life may have another element than its picture.
      const [{ element }] = demosOn(slide);
      const controls = demoControls(element);
      unhear();
      if (gone || !controls || readVoter(topic).answered.includes(key)) return;
      // The card says whether it asks: beside another preset it does not.
      requestAnimationFrame(() => {
        if (!gone && element.querySelector('[data-prediction="open"]')) setSent('asked');
      });
      unhear = controls.onCall((call) => {
        const voter = readVoter(topic);
        if (call.method !== 'lockPrediction' || !voter.sends || voter.answered.includes(key)) return;
        const answer = answerOf(question, call.args[0]);
        if (answer === null) return;
        keepVoter({ ...voter, answered: [...voter.answered, key] });
        setSent('sending');
        void follower.vote({ slide, demo, answer }).then((done) => {
          if (!done) keepVoter(voter);
          if (!gone) setSent(done ? 'sent' : 'failed');
        });
      });
    };
    let unwatch = () => {};
    void questionOn(slide).then((asked) => {
      if (gone || !asked) return;
      watch(asked);
      unwatch = onDemos(() => watch(asked));
    });
    return () => {
      gone = true;
      unhear();
      unwatch();
    };
  }, [slide, topic, follower]);

  if (!sent) return null;
  if (sent !== 'asked') return <p role="status">{words[sent]}</p>;
  const turn = () => {
    keepVoter({ ...readVoter(topic), sends: !sends });
    setSends(!sends);
  };
  return (
    <div className="vote-note">
      <p>
        {sends
          ? 'Your locked answer goes to the lecturer: the answer and a random number, no name.'
          : 'Your answer stays on this device.'}
      </p>
      <button type="button" onClick={turn}>
        {sends ? 'Keep it here' : 'Send it'}
      </button>
    </div>
  );
}

const words = {
  sending: 'Sending your answer…',
  sent: 'Your answer is with the lecturer.',
  failed: 'Your answer could not be sent: there is no connection.',
};
