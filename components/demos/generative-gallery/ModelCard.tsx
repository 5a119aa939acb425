import { useMemo } from 'react';
import type { FrameSource } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatError, formatNumber } from '@/lib/format';
import type { ModelName } from '@/lib/ml/galleryModels';
import { paintCard } from './paint';
import {
  engineOf,
  indexOf,
  percent,
  ratioOf,
  type Shown,
  short,
  text,
  type Verdict,
  verdictOf,
} from './shown';
import type { Frame } from './simulation';
import { staggered } from './stagger';
import styles from './view.module.css';

const PAINTERS = {
  mixture: paintCard('mixture'),
  rbm: paintCard('rbm'),
  vae: paintCard('vae'),
  gan: paintCard('gan'),
  diffusion: paintCard('diffusion'),
};

interface Props {
  name: ModelName;
  frames: FrameSource<Frame>;
  shown: Shown;
  stage: boolean;
  /** Which of how many pictures that take turns. */
  turn: readonly [k: number, n: number];
}

/** One model: what it makes, whether that is close enough, and what it can say at all. */
export function ModelCard({ name, frames, shown, stage, turn: [k, n] }: Props) {
  const turns = useMemo(() => staggered(frames, k, n), [frames, k, n]);
  const state = useFrameValue(frames, (frame) => wordsOf(frame, name), 4);
  const { revealed } = shown;
  return (
    <figure className={styles.card}>
      <figcaption className={styles.name}>
        <b>{text.models[name]}</b>
        <span className={styles.engine}>{state?.engine ?? ''}</span>
      </figcaption>
      <Picture
        frames={turns}
        shown={shown}
        draw={PAINTERS[name]}
        label={text.picture[name]}
        className={styles.picture}
      />
      <p className={styles.verdict} data-verdict={revealed ? state?.verdict : 'none'}>
        {revealed ? state?.judged : text.verdict.covered}
      </p>
      <p className={styles.says}>{revealed && state?.distance ? state.distance : ' '}</p>
      {stage ? null : <p className={styles.says}>{revealed && state?.likelihood ? state.likelihood : ' '}</p>}
      {stage ? null : <p className={styles.says}>{revealed && state?.shares ? state.shares : ' '}</p>}
      <p className={styles.says}>{text.says[name]}</p>
    </figure>
  );
}

interface CardWords {
  verdict: Verdict;
  engine: string;
  judged: string;
  distance: string;
  likelihood: string;
  shares: string;
}

function wordsOf(frame: Frame, name: ModelName): CardWords {
  const model = indexOf(name);
  const score = frame.scores[model];
  const verdict = verdictOf(frame, model);
  const nats = frame.likelihood[model];
  const likelihood = name === 'mixture' || name === 'rbm' || name === 'vae' ? text.likelihood[name] : null;
  return {
    verdict,
    engine: engineOf(frame, name),
    judged:
      verdict === 'none'
        ? text.verdict.none
        : text.verdict[verdict](formatNumber(ratioOf(score, frame), undefined, 2)),
    distance:
      score.samples > 0
        ? text.distance(formatNumber(score.distance, score.error), formatError(score.error, score.distance))
        : '',
    likelihood: likelihood && Number.isFinite(nats) ? likelihood(short(nats)) : '',
    shares: score.samples > 0 ? text.shares(percent(score.coverage), percent(score.precision)) : '',
  };
}
