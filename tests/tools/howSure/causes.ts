/** Drawings of causes: watching and setting, groups that turn a comparison round, and false alarms. */
import { drawReadings, watchedSlope } from '@/lib/ml/linearCauses';
import { createRng } from '@/lib/rng';
import { arrow, box, dots, frame, line, type Parts, type Place, sheet, words } from '../drawing/marks';

/** Strengths of the chapter's example. */
export const STRENGTHS = { a: 1, b: 0.5, c: 2 };

function node([x, y]: Place, letter: string, name: string, side: 'above' | 'below'): string {
  return `<circle class="l o" cx="${x}" cy="${y}" r="30" stroke-width="3"/>${words([x, y + 8], letter, 'ink', 'im')}${words([x, side === 'above' ? y - 44 : y + 58], name, 'soft', 'm')}`;
}

function graph(left: number, set: boolean): Parts {
  const [x, y, z]: Place[] = [
    [left + 70, 270],
    [left + 280, 270],
    [left + 175, 100],
  ];
  const toward = (from: Place, to: Place): [Place, Place] => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const unit = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    return [
      [from[0] + 34 * unit[0], from[1] + 34 * unit[1]],
      [to[0] - 36 * unit[0], to[1] - 36 * unit[1]],
    ];
  };
  const parts = [
    arrow(...toward(x, y), 'model'),
    arrow(...toward(z, y), 'ink'),
    set ? '' : arrow(...toward(z, x), 'ink'),
    words([left + 172, 258], '<tspan class="i">b</tspan> = 0.5', 'model', 'm'),
    words([left + 248, 172], '<tspan class="i">c</tspan> = 2'),
    set
      ? words([left + 102, 172], 'cut', 'soft', 'e')
      : words([left + 102, 172], '<tspan class="i">a</tspan> = 1', 'ink', 'e'),
    node(z, 'Z', 'beam intensity', 'above'),
    node(x, 'X', 'temperature', 'below'),
    node(y, 'Y', 'count rate', 'below'),
  ];
  if (set)
    parts.push(
      arrow([left - 32, 270], [left + 34, 270], 'you'),
      words([left - 32, 222], 'your hand', 'you', 't'),
    );
  return parts;
}

function scatter(left: number, set: boolean): Parts {
  const f = frame([left, left + 176], [110, 310], [-4, 4], [-7, 7]);
  const { x, y } = drawReadings(STRENGTHS, 150, set, createRng(9));
  const seen = Array.from(x, (value, i) => [value, y[i]] as const)
    .filter(([a, b]) => Math.abs(a) < 4 && Math.abs(b) < 7)
    .map(([a, b]) => f.at(a, b));
  const slope = set ? STRENGTHS.b : watchedSlope(STRENGTHS);
  return [
    line([f.at(-4, 0), f.at(4, 0)], 'line', 2),
    line([f.at(0, -7), f.at(0, 7)], 'line', 2),
    dots(seen, 'data', 3, 0.6),
    line([f.at(-3.8, -3.8 * slope), f.at(3.8, 3.8 * slope)], set ? 'you' : 'model', 4),
    words([left + 88, 82], `slope ${slope}`, set ? 'you' : 'model', 'bm'),
    words([f.right, f.y(0) + 24], 'X', 'soft', 'te'),
    words([f.x(0) + 8, f.top + 14], 'Y', 'soft', 't'),
  ];
}

/** The same three quantities, watched and set. */
export function drawWatchOrSet(): string {
  const parts = [words([0, 30], 'watch', 'model', 'b'), words([590, 30], 'set', 'you', 'b')];
  parts.push(
    ...graph(18, false),
    ...scatter(366, false),
    line(
      [
        [560, 20],
        [560, 340],
      ],
      'line',
      2,
      '2 8',
    ),
  );
  parts.push(...graph(620, true), ...scatter(956, true));
  return sheet('Watching a common cause, and cutting it off', 350, parts);
}

/** Stones removed and treated, by treatment and size (C. Charig et al., 1986). */
export const STONES = {
  A: { small: [81, 87], large: [192, 263] },
  B: { small: [234, 270], large: [55, 80] },
} as const;

export type Treatment = keyof typeof STONES;

/** Share of successes among all, and averaged over the sizes of all patients: watched and set. */
export function successOf(treatment: Treatment): { watched: number; set: number } {
  const { small, large } = STONES[treatment];
  const all = [STONES.A, STONES.B];
  const ofSize = (size: 'small' | 'large') => all.reduce((sum, group) => sum + group[size][1], 0);
  const shareSmall = ofSize('small') / (ofSize('small') + ofSize('large'));
  return {
    watched: (small[0] + large[0]) / (small[1] + large[1]),
    set: shareSmall * (small[0] / small[1]) + (1 - shareSmall) * (large[0] / large[1]),
  };
}

/** Bars: small stones, large stones, all, and all if everybody had one treatment. */
export function drawSimpson(): string {
  const f = frame([72, 1130], [60, 300], [0, 4], [0.6, 1]);
  const groups: [string, (t: Treatment) => number, (t: Treatment) => string][] = [
    ['small stones', (t) => STONES[t].small[0] / STONES[t].small[1], (t) => STONES[t].small.join('/')],
    ['large stones', (t) => STONES[t].large[0] / STONES[t].large[1], (t) => STONES[t].large.join('/')],
    [
      'all, as treated',
      (t) => successOf(t).watched,
      (t) => `${STONES[t].small[0] + STONES[t].large[0]}/${STONES[t].small[1] + STONES[t].large[1]}`,
    ],
    ['all, if all had it', (t) => successOf(t).set, () => 'computed'],
  ];
  const parts: Parts = [];
  for (const value of [0.6, 0.7, 0.8, 0.9, 1]) {
    parts.push(
      line(
        [
          [72, f.y(value)],
          [1130, f.y(value)],
        ],
        'line',
        value === 0.6 ? 2 : 1,
      ),
    );
    parts.push(words([62, f.y(value) + 6], `${Math.round(100 * value)} %`, 'soft', 'te'));
  }
  groups.forEach(([name, share, counts], k) => {
    const left = 90 + 268 * k;
    (['A', 'B'] as const).forEach((treatment, j) => {
      const x = left + 104 * j;
      const value = share(treatment);
      parts.push(
        box(
          [x, f.y(value)],
          92,
          f.bottom - f.y(value),
          treatment === 'A' ? 'model' : 'data',
          k === 3 ? 0.6 : 0.85,
        ),
        words(
          [x + 46, f.y(value) - 8],
          `${(100 * value).toFixed(0)} %`,
          treatment === 'A' ? 'model' : 'data',
          'm',
        ),
        words([x + 46, f.bottom + 24], counts(treatment), 'soft', 'tm'),
      );
    });
    parts.push(words([left + 98, 366], name, 'ink', 'm'));
  });
  parts.push(
    words([90, 30], 'A: open surgery', 'model', 'b'),
    words([340, 30], 'B: through the skin', 'data', 'b'),
  );
  parts.push(words([1130, 30], 'stones removed', 'soft', 'e'));
  return sheet('A is better for small stones and for large stones; B looks better for all', 380, parts);
}

/** A thousand events: ten signals, and an alarm that catches 95 % of them and 10 % of the rest. */
export function drawAlarm(): string {
  const place = (k: number): Place => [10 + 19.5 * Math.floor(k / 20), 12 + 17 * (k % 20)];
  const places = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => place(from + i));
  const [x, y] = place(9);
  // Of ten signals 9.5 are caught: the tenth dot is half full. Then 99 false alarms, then silence.
  const parts: Parts = [
    dots(places(0, 9), 'model', 6.5),
    `<circle class="M" cx="${x}" cy="${y}" r="5.5" stroke-width="2"/><path class="mt" d="M${x} ${y - 6.5}a6.5 6.5 0 0 0 0 13z"/>`,
    dots(places(10, 109), 'data', 6),
    dots(places(109, 1000), 'line', 2.5),
    words([1000, 60], '9.5', 'model', 'b'),
    words([1000, 90], 'right', 'model'),
    words([1000, 150], '99', 'data', 'b'),
    words([1000, 180], 'false', 'data'),
    words([1000, 260], 'right share', 'ink', 't'),
    words([1000, 292], '9.5/108.5'),
    words([1000, 324], '= 8.8 %', 'ink', 'b'),
  ];
  return sheet('A thousand events, most alarms false', 352, parts);
}
