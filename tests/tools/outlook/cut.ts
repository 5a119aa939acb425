/** The toy of chapter 10: a score, two Gaussians, and three opinions on where to cut. */
import {
  accuracyOf,
  medianSignificance,
  mostAccurateCut,
  mostSignificantCut,
  type ScoreToy,
  selectedBy,
} from '@/lib/ml/ams';
import {
  band,
  dot,
  frame,
  type Ink,
  line,
  type Parts,
  type Place,
  sheet,
  ticksBelow,
  words,
} from '../drawing/marks';

/** A hundred signal events expected among ten thousand, two widths away. */
export const TOY: ScoreToy = { signal: 100, background: 10_000, separation: 2 };

/** AMS of a cut. */
export function amsAt(cut: number): number {
  const { signal, background } = selectedBy(cut, TOY);
  return medianSignificance(signal, background);
}

/** The three cuts, from left to right: best on equal numbers of both, best AMS, best in the mixture. */
export const CUTS = {
  balanced: TOY.separation / 2,
  significant: mostSignificantCut(TOY),
  accurate: mostAccurateCut(TOY),
};

const steps = (from: number, to: number, n: number) =>
  Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);

const bell = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

const upright = (x: number, from: number, to: number): Place[] => [
  [x, from],
  [x, to],
];

/** Events per unit of the score, on a logarithmic axis. */
function drawScores(): Parts {
  const f = frame([88, 516], [56, 340], [-3, 6], [-1, 4]);
  const curve = (rate: (x: number) => number) =>
    steps(-3, 6, 180)
      .map((x) => [x, Math.log10(rate(x))] as const)
      .filter(([, y]) => y >= -1)
      .map(([x, y]) => f.at(x, y));
  const signal = curve((x) => TOY.signal * bell(x - TOY.separation));
  const background = curve((x) => TOY.background * bell(x));
  const floor = (places: Place[]): Place[] => [
    [places[0][0], f.bottom],
    [places[places.length - 1][0], f.bottom],
  ];
  const parts: Parts = [...ticksBelow(f, [-2, 0, 2, 4, 6])];
  for (const power of [0, 2, 4]) {
    parts.push(
      line([f.at(-3, power), f.at(6, power)], 'line', 1),
      words([f.left - 8, f.y(power) + 6], ['1', '', '100', '', '10,000'][power], 'soft', 'te'),
    );
  }
  parts.push(
    band(background, floor(background), 'ink', 0.1),
    line(background, 'ink', 3),
    band(signal, floor(signal), 'model', 0.2),
    line(signal, 'model', 4),
    words([88, 28], 'expected events per unit of the score', 'soft'),
    words([f.x(-0.4), f.y(2.75)], 'background', 'ink', 'bm'),
    words([f.x(4.15), f.y(1.75)], 'signal', 'model', 'b'),
    words([f.right, f.bottom + 58], 'score <tspan class="i">x</tspan>', 'soft', 'e'),
  );
  return parts;
}

/** AMS of every cut, and what each opinion gets. */
function drawSignificance(): Parts {
  const f = frame([640, 1120], [56, 340], [0, 4.5], [0, 4]);
  const parts: Parts = [...ticksBelow(f, [0, 1, 2, 3, 4])];
  for (const value of [1, 2, 3, 4]) {
    parts.push(
      line([f.at(0, value), f.at(4.5, value)], 'line', 1),
      words([f.left - 8, f.y(value) + 6], String(value), 'soft', 'te'),
    );
  }
  parts.push(
    line(
      steps(0, 4.5, 180).map((x) => f.at(x, amsAt(x))),
      'energy',
      4,
    ),
    words([640, 28], 'AMS of the events above the cut', 'soft'),
    words([f.right, f.bottom + 58], 'cut', 'soft', 'e'),
  );
  const { balanced, significant, accurate } = CUTS;
  const mark = (cut: number, ink: Ink): Place => {
    const at = f.at(cut, amsAt(cut));
    if (ink === 'ink') parts.push(line(upright(at[0], f.bottom, at[1]), ink, 2, '4 7'));
    parts.push(dot(at, ink, 8));
    return at;
  };
  const value = (cut: number) => amsAt(cut).toFixed(2);
  const [x1, y1] = mark(balanced, 'ink');
  const [x2, y2] = mark(significant, 'energy');
  const [x3, y3] = mark(accurate, 'ink');
  parts.push(
    words([x1 - 10, y1 - 14], value(balanced), 'ink', 'be'),
    words([x1 + 10, f.bottom - 44], 'most accurate, 1 : 1', 'soft', 't'),
    words([x2, y2 - 16], `best AMS: ${value(significant)}`, 'energy', 'bm'),
    words([x3 + 16, y3 + 2], value(accurate), 'ink', 'b'),
    words([x3 - 10, f.bottom - 14], 'most accurate, 1 : 100', 'soft', 'te'),
  );
  return parts;
}

/** Scores on the left, significance on the right. */
export function drawBestCut(): string {
  return sheet('A score with two classes, and the significance of every cut', 404, [
    ...drawScores(),
    ...drawSignificance(),
  ]);
}

/** Accuracies for the text: of each cut, and of calling everything background. */
export const ACCURACIES = {
  accurate: accuracyOf(CUTS.accurate, TOY),
  significant: accuracyOf(CUTS.significant, TOY),
  none: TOY.background / (TOY.signal + TOY.background),
};
