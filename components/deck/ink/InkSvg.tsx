import { memo } from 'react';
import { pathOf, WIDE } from './geometry';
import { nibs, type Stroke } from './stroke';

/** Width of the drawing; its height follows from the slide. */
const WIDTH = 1280;

/**
 * Strokes as a picture that covers a slide, in the colours of its page: `<InkSvg strokes={inkOf(slide)} />` in a positioned
 * box. `aspect` is the width over the height of the box.
 */
export function InkSvg({ strokes, aspect = WIDE }: { strokes: readonly Stroke[]; aspect?: number }) {
  const height = WIDTH / aspect;
  return (
    <svg
      className="ink"
      viewBox={`0 0 ${WIDTH} ${height.toFixed(2)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
    >
      {strokes.map((stroke) => (
        <StrokePath key={stroke.id} stroke={stroke} height={height} />
      ))}
    </svg>
  );
}

/** A stroke never changes once it is drawn; one that is being drawn is a new object with each point. */
const StrokePath = memo(function StrokePath({ stroke, height }: { stroke: Stroke; height: number }) {
  const { width, opacity } = nibs[stroke.nib];
  return (
    <path
      data-stroke={stroke.id}
      d={pathOf(stroke.points, WIDTH, height)}
      fill="none"
      stroke={`var(--${stroke.color})`}
      strokeWidth={width * WIDTH}
      strokeOpacity={opacity}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
});
