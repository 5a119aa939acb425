import { decode, type Vote, voteFields } from './messages';

/** What a prediction takes for an answer. */
export type Question =
  | { kind: 'choice'; options: readonly { id: string; label: string }[] }
  | {
      kind: 'numbers';
      fields: readonly { id: string; label: string; unit?: string; min: number; max: number }[];
    }
  | {
      kind: 'curve';
      x: { label: string; values: readonly number[] };
      y: { label: string; min: number; max: number };
    };

/** Answers by device, of one prediction. */
export type Answers = Readonly<Record<string, Vote['answer']>>;

/** Why votes were not counted, counted. */
export interface VoteDrops {
  malformed: number;
  /** Of a slide that is not on screen, or no answer to its question. */
  other: number;
  /** A second vote of a device: the first one counts. */
  repeated: number;
  /** Faster than a class can answer, or more devices than any class has. */
  flooded: number;
}

/** Most devices whose answer to one question is counted. */
export const MOST_DEVICES = 1000;
/** Most votes read in a second. */
const MOST_PER_SECOND = 400;
/** Longest vote, in bytes. */
const LONGEST_VOTE = 1024;
/** As made by `randomText(12)`. */
const DEVICE = /^[\w-]{16}$/;

/** Whether a vote answers a question. */
export function answers(question: Question, answer: Vote['answer']): boolean {
  if (question.kind === 'choice') return question.options.some(({ id }) => id === answer);
  if (!Array.isArray(answer)) return false;
  if (question.kind === 'numbers') {
    const { fields } = question;
    return (
      answer.length === fields.length &&
      fields.every(({ min, max }, i) => answer[i] >= min && answer[i] <= max)
    );
  }
  const { x, y } = question;
  return answer.length === x.values.length && answer.every((value) => value >= y.min && value <= y.max);
}

/** What a reader locked, as an answer; numbers outside the question's bounds stand at the bound; null for a blank one. */
export function answerOf(
  question: Question,
  given: Readonly<Record<string, number | string>>,
): Vote['answer'] | null {
  if (question.kind === 'choice') return typeof given.choice === 'string' ? given.choice : null;
  const numbers =
    question.kind === 'numbers'
      ? question.fields.map(({ id, min, max }) => ({ text: given[id], min, max }))
      : question.x.values.map((_, i) => ({ text: given[`y${i}`], min: question.y.min, max: question.y.max }));
  const answer = numbers.map(({ text, min, max }) => {
    const value = String(text ?? '').trim() === '' ? Number.NaN : Number(String(text).replace(',', '.'));
    return Math.min(max, Math.max(min, value));
  });
  return answer.every(Number.isFinite) ? answer : null;
}

/** Counts the votes of a class: anyone may send anything, so each device counts once and nothing grows without bound. */
export function createTally(clock: () => number = Date.now) {
  const drops: VoteDrops = { malformed: 0, other: 0, repeated: 0, flooded: 0 };
  let second = 0;
  let read = 0;
  const drop = (why: keyof VoteDrops): null => {
    drops[why] += 1;
    return null;
  };
  return {
    drops: drops as Readonly<VoteDrops>,
    /** The answers with one more; null when the vote does not count. */
    add(
      device: string,
      payload: Uint8Array,
      open: { slide: string; demo: string; question: Question } | null,
      before: Answers,
    ): Answers | null {
      const now = Math.floor(clock() / 1000);
      if (now !== second) [second, read] = [now, 0];
      if (++read > MOST_PER_SECOND) return drop('flooded');
      if (payload.length > LONGEST_VOTE || !DEVICE.test(device)) return drop('malformed');
      const vote = decode<Vote>(voteFields, new TextDecoder().decode(payload));
      if (!vote) return drop('malformed');
      const here = open && vote.slide === open.slide && vote.demo === open.demo;
      if (!here || !answers(open.question, vote.answer)) return drop('other');
      if (Object.hasOwn(before, device)) return drop('repeated');
      if (Object.keys(before).length >= MOST_DEVICES) return drop('flooded');
      return { ...before, [device]: vote.answer };
    },
  };
}

/** One bar of a histogram. */
export interface Bar {
  label: string;
  count: number;
}

const BINS = 8;

/** The answers of a class as bars: one for each option, or eight over the range of each number. */
export function histogram(question: Question, given: Answers): { title: string; bars: Bar[] }[] {
  const all = Object.values(given);
  if (question.kind === 'choice') {
    const bars = question.options.map(({ id, label }) => ({
      label,
      count: all.filter((a) => a === id).length,
    }));
    return [{ title: '', bars }];
  }
  const axes =
    question.kind === 'numbers'
      ? question.fields.map(({ label, unit, min, max }) => ({
          title: unit ? `${label} (${unit})` : label,
          min,
          max,
        }))
      : question.x.values.map((x) => ({
          title: `${question.y.label} at ${question.x.label} ${x}`,
          ...question.y,
        }));
  return axes.map(({ title, min, max }, i) => ({
    title,
    bars: bins(
      all.map((a) => Number(a[i])),
      min,
      max,
    ),
  }));
}

function bins(values: number[], min: number, max: number): Bar[] {
  const width = (max - min) / BINS;
  const edge = (k: number) => String(Number((min + k * width).toPrecision(3)));
  return Array.from({ length: BINS }, (_, k) => ({
    label: `${edge(k)} to ${edge(k + 1)}`,
    count: values.filter((v) => Math.min(BINS - 1, Math.floor((v - min) / width)) === k).length,
  }));
}
