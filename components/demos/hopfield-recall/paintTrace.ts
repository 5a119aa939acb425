import { type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import { drawDots, drawLabel, drawLine, drawReference, extentOf } from '@/components/viz/marks';
import { nameOf } from './names';
import { type FramePainter, short, text } from './shown';

/** Energy along the run, with that of the memory it was made from. */
export const paintTrace: FramePainter = (ctx, frame, size, theme) => {
  const { trace, source, stored, energies, s, updates, energy } = frame;
  const known = stored.includes(source);
  const goal = known ? [energies[source]] : [];
  const [low, high] = extentOf([...trace.energy, ...goal, 0], 0.08, [-1, 1]);
  // A little more than the run at both ends: the dot must not be cut.
  const reach = Math.max(2 * s.length, updates);
  const spec: AxesSpec = {
    x: { label: text.trace.x, domain: [-0.02 * reach, 1.02 * reach] },
    y: { label: text.trace.y, domain: [low, high] },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  if (known) {
    drawReference(ctx, axes, goal[0], '', theme);
    const words = text.trace.stored(nameOf(frame, source), short(goal[0], 4));
    const above = { color: theme.exact, align: 'right', dy: -7 } as const;
    drawLabel(ctx, axes, spec.x.domain[1], goal[0], words, above, theme);
  }
  drawLine(ctx, axes, trace.updates, trace.energy, { color: theme.energy, width: 2.6 }, theme);
  drawDots(ctx, axes, [updates], [energy], { color: theme.energy, radius: 4.5 }, theme);
};
