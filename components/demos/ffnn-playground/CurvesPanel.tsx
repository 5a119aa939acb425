import type { FrameSource } from '@/components/demos/demo';
import { Picture } from '@/components/demos/Picture';
import { layoutAxes } from '@/components/viz/axes';
import type { Size, Theme } from '@/components/viz/context';
import { PlotCursor } from '@/components/viz/PlotCursor';
import { useFrameValue } from '@/components/viz/useFrame';
import { curvesSpec, paintCurves } from './paintCurves';
import { type Shown, short, text } from './shown';
import type { Frame } from './simulation';
import styles from './view.module.css';

interface Props {
  frames: FrameSource<Frame>;
  shown: Shown;
}

/** Costs against epochs, with a line to read them off. */
export function CurvesPanel({ frames, shown }: Props) {
  const now = useFrameValue(frames, ({ curves, epoch }) => ({ curves, epoch }), 4);
  const overlay = (size: Size, theme: Theme) => {
    if (!now) return null;
    const seen = shown.revealed ? now.curves : now.curves.slice(0, 1);
    const axes = layoutAxes(size, theme, curvesSpec(now, shown.revealed));
    const curves = seen.flatMap(({ training, test }, k) => {
      const name = seen.length > 1 ? `${'AB'[k]}, ` : '';
      const color = k === 0 ? theme.energy : theme.ink;
      return [
        { name: `${name}${text.curves.training}`, color, values: training },
        { name: `${name}${text.curves.test}`, color, values: test },
      ];
    });
    return (
      <PlotCursor
        axes={axes}
        xs={seen[0].epoch}
        curves={curves}
        label={text.curves.cursor}
        xName={text.curves.epoch}
        format={short}
      />
    );
  };
  return (
    <Picture
      frames={frames}
      shown={shown}
      draw={paintCurves}
      className={styles.panel}
      label={text.curves.label}
      overlay={overlay}
    />
  );
}
