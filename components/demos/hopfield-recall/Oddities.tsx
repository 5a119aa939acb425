import type { FrameSource } from '@/components/demos/demo';
import { useFrameValue } from '@/components/viz/useFrame';
import { oddities } from './describe';
import type { Frame } from './simulation';
import styles from './view.module.css';

/** What is odd about the stored pictures: identical ones, and those of one colour. */
export function Oddities({ frames }: { frames: FrameSource<Frame> }) {
  const words = useFrameValue(frames, (frame) => oddities(frame).join('\n'), 4);
  if (!words) return null;
  return (
    <p className={styles.oddity} role="status">
      {words.split('\n').slice(0, 3).join(' ')}
    </p>
  );
}
