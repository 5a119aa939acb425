import type { FrameSource } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { upProbability } from '@/lib/ml/energy';
import { messages } from './messages';
import { short } from './shown';
import type { Frame } from './simulation';
import styles from './view.module.css';

const text = messages.en.inspector;

/** The local field of one pixel as a signed bar, and what the pixel will do next. */
export function Inspector({ frames, pixel }: { frames: FrameSource<Frame>; pixel: number }) {
  // A text and a number in one: a value that is the same is not drawn again.
  const said = useFrameValue(frames, (frame) => sayField(frame, pixel), 12) ?? '';
  const [share, ...words] = said.split(' ');
  if (pixel < 0 || words.length === 0) return <p className={styles.inspector}>{text.hint}</p>;
  const size = Math.abs(Number(share));
  return (
    <p className={styles.inspector} data-pixel={pixel}>
      <span className={styles.field} data-sign={Number(share) < 0 ? 'off' : 'on'} aria-hidden="true">
        <i style={{ width: `${50 * size}%` }} />
      </span>
      <span>{words.join(' ')}</span>
    </p>
  );
}

/** The field as a share of the largest, then the words; nothing where there is no such pixel. */
function sayField(frame: Frame, pixel: number): string {
  const { fields, s, columns } = frame;
  if (pixel < 0 || pixel >= s.length) return '';
  let most = 0;
  for (const h of fields) most = Math.max(most, Math.abs(h));
  const h = fields[pixel];
  const sign = h > 0 ? '+' : '';
  const where = text.field(Math.floor(pixel / columns) + 1, (pixel % columns) + 1, `${sign}${short(h)}`);
  return `${(most > 0 ? h / most : 0).toFixed(3)} ${where} ${sayNext(frame, h, s[pixel] > 0)}`;
}

function sayNext({ temperature, update }: Frame, h: number, on: boolean): string {
  if (temperature > 0) return text.chance(`${short(100 * upProbability(h, -1, temperature))} %`);
  if (h === 0) return text.tie(on);
  if (h > 0 === on) return text.stays(on);
  return update === 'synchronous' ? text.turnsTogether(!on) : text.turns(!on);
}
