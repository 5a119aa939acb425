import type { ReactNode } from 'react';
import type { ChapterEntry } from '../manifest';
import reading from '../reading.module.css';
import { WHOLE } from './answer';
import { ChoiceField } from './ChoiceField';
import { ExerciseState } from './ExerciseState';
import styles from './exercises.module.css';
import { NumberField } from './NumberField';
import { nameOf, type Task } from './progress';

interface ExerciseProps {
  chapter: string;
  id: string;
  title: string;
  kind?: string;
  /** Number of its fields. */
  answers: string;
  children?: ReactNode;
}

interface AnswerProps {
  /** Name of the exercise in the records. */
  exercise: string;
  n: string;
  label: string;
  value: string;
  /** A number, or `whole` for a count. */
  tolerance?: string;
  relative?: string;
  unit?: string;
  choices?: string;
}

const KIND_WORDS: Record<string, string> = {
  predict: 'Predict',
  compute: 'Compute by hand',
  explore: 'Explore',
  explain: 'Explain',
};

/** The exercises of a chapter and how many fields each has, for the progress line. */
export function tasksOf({ exercises }: Pick<ChapterEntry, 'exercises'>): Task[] {
  return exercises.map(({ id, answers }) => ({ id, answers: answers.length }));
}

/** A question with its fields, its hint and its solution, as prose has them. */
export function Exercise({ chapter, id, title, kind, answers, children }: ExerciseProps) {
  return (
    <section className={reading.exercise} id={`exercise-${id}`} aria-label={`Exercise: ${title}`}>
      <h3>
        <span className={reading.label}>Exercise</span> {title}
      </h3>
      {kind ? <p className={styles.kind}>{KIND_WORDS[kind]}</p> : null}
      {children}
      <ExerciseState name={nameOf(chapter, id)} answers={Number(answers)} />
    </section>
  );
}

/** A field for what an exercise asks: a number, or one of a few choices. */
export function Answer({ exercise, n, label, value, tolerance, relative, unit, choices }: AnswerProps) {
  const field = { name: exercise, n, label };
  if (choices) {
    return <ChoiceField {...field} value={value} choices={choices.split('|').map((c) => c.trim())} />;
  }
  const whole = tolerance === 'whole';
  const within = whole ? WHOLE : Number(tolerance ?? Number(relative) * Math.abs(Number(value)));
  return (
    <NumberField
      {...field}
      question={{ value: Number(value), tolerance: within, unit, whole }}
      relative={relative ? Number(relative) : undefined}
    />
  );
}
