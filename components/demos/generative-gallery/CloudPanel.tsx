import { useMemo, useState } from 'react';
import { CloudTools } from '@/components/demos/CloudTools';
import type { ViewProps } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { CloudPainter } from '@/components/viz/CloudPainter';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatError, formatNumber } from '@/lib/format';
import { unpackCloud } from '@/lib/ml/cloud';
import { FEWEST } from '@/lib/ml/galleryData';
import { paintCloud, planeAxes } from './paint';
import { type Shown, text } from './shown';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

type Props = Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'tune'>;

const NAMES = [text.cloud.data];

/** The points that all models learn; the reader's own can be painted here. */
export function CloudPanel({ frames, params, tune }: Props) {
  const [pen, setPen] = useState<number | null>(0);
  const own = params.cloud === 'drawn';
  const cloud = useMemo(() => unpackCloud(params.points), [params.points]);
  const shown = useMemo<Shown>(() => {
    const drawn = Float64Array.from({ length: 2 * cloud.n }, (_, k) => (k % 2 ? cloud.y : cloud.x)[k >> 1]);
    return { tab: 'pictures', revealed: true, ...(own ? { drawn } : {}) };
  }, [own, cloud]);
  return (
    <figure className={styles.card}>
      <figcaption className={styles.name}>
        <b>{text.cloud.title}</b>
        <span className={styles.engine}>{text.params.cloud[params.cloud]}</span>
      </figcaption>
      <Picture
        frames={frames}
        shown={shown}
        draw={paintCloud}
        label={text.cloud.label}
        className={styles.picture}
        overlay={(size, theme) =>
          own ? (
            <CloudPainter
              axes={planeAxes(size, theme)}
              cloud={cloud}
              label={text.cloud.paint}
              pen={pen}
              classNames={NAMES}
              onChange={(points) => tune({ points })}
              brush
            />
          ) : null
        }
      />
      {own ? (
        <CloudTools
          classNames={NAMES}
          pen={pen}
          onPen={setPen}
          onClear={() => tune({ points: new Float64Array(0) })}
        />
      ) : (
        <button type="button" className={styles.own} onClick={() => tune({ cloud: 'drawn' })}>
          {text.cloud.own}
        </button>
      )}
      <Counts frames={frames} />
    </figure>
  );
}

/** How many points there are, how far apart two real samples are, and the key of the pictures. */
function Counts({ frames }: Pick<Props, 'frames'>) {
  const words = useFrameValue(frames, wordsOf, 4);
  return (
    <>
      <p className={styles.says}>{words?.counts}</p>
      <p className={styles.says}>{words?.real}</p>
      <p className={styles.key}>
        <span className={styles.data}>{text.cloud.data}</span>
        <span className={styles.model}>{text.cloud.samples}</span>
      </p>
    </>
  );
}

function wordsOf({ counts, tooFew, yardstick }: Frame): { counts: string; real: string } {
  const { distance, error } = yardstick;
  return {
    counts: tooFew ? text.cloud.tooFew(FEWEST) : text.cloud.counts(counts.training, counts.heldOut),
    real: tooFew ? '' : text.cloud.real(formatNumber(distance, error), formatError(error, distance)),
  };
}
