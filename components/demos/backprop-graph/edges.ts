import { messages } from './messages';

const text = messages.en.predict;

/** The neuron of the question: x = 3, w = 1, b = −3, y = 7, so that a = ½ and σ′ = ¼. */
export const QUESTION = { x: 3, y: 7, w: 1, b: -3 };
const ERROR = 0.5 - QUESTION.y;
const BEND = 0.25;

export const ANSWER = { w: ERROR * BEND * QUESTION.x, b: ERROR * BEND };
/** Two digits are enough. */
export const TOLERANCE = { w: 0.05, b: 0.03 };

type Slip = keyof typeof text.skipped;

/** What one gets by walking the way back with one slip. */
const SLIPS: Record<keyof typeof ANSWER, Partial<Record<Slip, number>>> = {
  w: {
    x: ERROR * BEND,
    bend: ERROR * QUESTION.x,
    error: BEND * QUESTION.x,
    half: 0.5 * ANSWER.w,
    sign: -ANSWER.w,
  },
  b: { swapped: ANSWER.w, bend: ERROR, error: BEND, half: 0.5 * ANSWER.b, sign: -ANSWER.b },
};

/** Which edge of the way back a wrong answer left out; undefined when it is right or fits none. */
export function slipOf(name: keyof typeof ANSWER, said: number): Slip | undefined {
  const near = (value: number) => Math.abs(said - value) <= 0.02 * Math.abs(value);
  if (Math.abs(said - ANSWER[name]) <= TOLERANCE[name]) return undefined;
  return (Object.keys(SLIPS[name]) as Slip[]).find((slip) => near(SLIPS[name][slip] ?? Number.NaN));
}

/** Names the skipped edge of each wrong answer; otherwise the whole way. */
export function explainAnswer(given: Readonly<Record<string, number | string>> = {}): string {
  const said = (name: string) => {
    const words = String(given[name] ?? '').trim();
    return words === '' ? Number.NaN : Number(words.replace(',', '.').replace('−', '-'));
  };
  const right = (['w', 'b'] as const).every((name) => Math.abs(said(name) - ANSWER[name]) <= TOLERANCE[name]);
  if (right) return text.right;
  const slips = (['w', 'b'] as const).flatMap((name) => {
    const slip = slipOf(name, said(name));
    return slip ? [text.skipped[slip](text[name])] : [];
  });
  return [...slips, text.because].join(' ');
}
