'use client';
import { useEffect, useState } from 'react';
import { useDeckState } from '../deck';
import { useRegister } from '../presenter/useRegister';
import { votesKey, votesShownKey } from './classRegister';
import { questionOn } from './leadDeck';
import { type Answers, histogram, type Question } from './tally';
import './follow.css';

/**
 * How the class answered the question of the demo on stage. The bars stay covered until the lecturer shows them: a
 * prediction is one's own. `always`: for the lecturer's eyes.
 */
export function ClassVotes({ always = false }: { always?: boolean }) {
  const slide = useDeckState((s) => s.slides[s.place.slide].id);
  const asked = useQuestion(slide);
  const [votes] = useRegister(asked ? votesKey(slide, asked.demo) : '');
  const [shown, show] = useRegister(votesShownKey(slide));
  const answers = (votes ?? {}) as Answers;
  const count = Object.keys(answers).length;
  if (!asked || count === 0) return null;
  return (
    <section className="class-votes" data-votes={count}>
      <header>
        <p role="status">
          <b>
            {count} {count === 1 ? 'answer' : 'answers'}
          </b>{' '}
          of the class, unverified
        </p>
        <button type="button" aria-expanded={shown === true} onClick={() => show?.(shown !== true)}>
          {shown === true ? 'Hide' : 'Show'}
          {always ? ' on the projector' : ''}
        </button>
      </header>
      {always || shown === true ? <Bars question={asked.question} answers={answers} count={count} /> : null}
    </section>
  );
}

function useQuestion(slide: string) {
  const [asked, setAsked] = useState<Awaited<ReturnType<typeof questionOn>>>(null);
  useEffect(() => {
    let gone = false;
    setAsked(null);
    questionOn(slide).then(
      (question) => gone || setAsked(question),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [slide]);
  return asked;
}

function Bars({ question, answers, count }: { question: Question; answers: Answers; count: number }) {
  return histogram(question, answers).map(({ title, bars }) => (
    <div key={title} className="vote-bars">
      {title ? <h3>{title}</h3> : null}
      <dl>
        {bars.map((bar) => (
          <div key={bar.label}>
            <dt>{bar.label}</dt>
            <dd>
              <i style={{ width: `${(100 * bar.count) / count}%` }} />
              <span>{bar.count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}
