import type { FrameSource } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatNumber } from '@/lib/format';
import { messages } from './messages';
import type { Frame } from './simulation';
import styles from './view.module.css';

const text = messages.en.rule;
const short = (value: number) => formatNumber(value, undefined, 3);
const pair = (a: number, b: number) => `(${short(a)}, ${short(b)})`;

/** The last correction with its numbers: w ← w + η y x and b ← b + η y. */
export function Rule({ frames }: { frames: FrameSource<Frame> }) {
  const lines = useFrameValue(frames, linesOf, 8);
  return (
    <p className={styles.rule}>
      <span className="visually-hidden">{text.label}: </span>
      {lines === null ? text.before : lines.map((line) => <span key={line}>{line}</span>)}
    </p>
  );
}

function linesOf({ cloud, last, before, weights, learningRate }: Frame): string[] | null {
  if (last < 0) return null;
  const sign = cloud.label[last] === 0 ? '−' : '+';
  const step = learningRate === 1 ? '' : `${short(learningRate)} `;
  const x = pair(cloud.x[last], cloud.y[last]);
  return [
    `${text.point} ${x}, y = ${sign}1`,
    `w ← ${pair(before[1], before[2])} ${sign} ${step}${x} = ${pair(weights[1], weights[2])}`,
    `b ← ${short(before[0])} ${sign} ${step || 1} = ${short(weights[0])}`,
  ];
}
