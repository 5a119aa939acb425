import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { drawDots, drawLabel, drawLine } from '@/components/viz/marks';
import { type Shown, short, text } from './shown';
import type { Frame, Quotients } from './simulation';

/** Axes of the difference plot; they depend on the errors only by whole decades. */
export function differencesSpec({ probe }: Pick<Frame, 'probe'>): AxesSpec {
  const words = text.differences;
  const seen = probe.quotients.flatMap(({ error, rounding, name }) => [
    ...error.filter((v) => v > 0),
    ...(name === 'second' ? [] : rounding.filter((v) => v > 0)),
  ]);
  const lowest = Math.max(1e-18, Math.min(...seen, 1e-8));
  const highest = Math.min(1e18, Math.max(...seen, 1e-2));
  const decade = (value: number) => 10 ** Math.floor(Math.log10(value));
  return {
    x: { label: words.x, domain: [5e-16, 1.6], scale: 'log', ticks: 5 },
    y: { label: words.y, domain: [decade(lowest), 10 * decade(highest)], scale: 'log' },
  };
}

export function differencesAxes(frame: Pick<Frame, 'probe'>, size: Size, theme: Theme): Axes {
  return layoutAxes(size, theme, differencesSpec(frame));
}

/** Error of each quotient against h, between the guides of its two causes, and the reader's h. */
export function paintDifferences(ctx: Context2D, frame: Frame, size: Size, theme: Theme, _: Shown): void {
  const { probe } = frame;
  const words = text.differences;
  const axes = differencesAxes(frame, size, theme);
  drawAxes(ctx, axes, theme, differencesSpec(frame));
  const colorOf = ({ name }: Quotients) => (name === 'forward' ? theme.data : theme.model);
  const guide = { color: theme.exact, width: 1.2, dash: [5, 4] };
  for (const quotient of probe.quotients) {
    drawLine(ctx, axes, quotient.h, positive(quotient.truncation), guide, theme);
  }
  const last = probe.quotients[probe.quotients.length - 1];
  drawLine(ctx, axes, last.h, last.rounding, guide, theme);
  const h = probe.h;
  drawLine(ctx, axes, [h, h], [1e-30, 1e30], { color: theme.soft, width: 1.2 }, theme);
  for (const quotient of probe.quotients) {
    const color = colorOf(quotient);
    const hollow = quotient.name !== 'forward';
    drawLine(ctx, axes, quotient.h, positive(quotient.error), { color, width: 1 }, theme);
    drawDots(ctx, axes, quotient.h, positive(quotient.error), { color, radius: 2.4, hollow }, theme);
    drawDots(ctx, axes, [h], positive([quotient.ownError]), { color, radius: 5, hollow }, theme);
  }
  labelGuides(ctx, axes, frame, theme);
  drawKey(
    ctx,
    axes,
    probe.quotients.map((quotient) => [words[quotient.name], colorOf(quotient)] as const),
    theme,
  );
}

/** On a log scale nothing can be drawn at 0: an error without a digit breaks the line. */
function positive(values: ArrayLike<number>): number[] {
  return Array.from(values, (v) => (v > 0 ? v : Number.NaN));
}

function labelGuides(ctx: Context2D, axes: Axes, { probe }: Frame, theme: Theme): void {
  const words = text.differences;
  probe.quotients.forEach(({ name, h, truncation }, k) => {
    // Where the flatter guide is the only one around, and far down on the steeper one.
    const low = axes.invertY(axes.top + 0.8 * (axes.bottom - axes.top));
    const flat = probe.quotients.length > 1 && k === 0;
    const place = flat ? h.findIndex((v) => v < 3e-3) : truncation.findIndex((v) => v < low);
    if (place < 0 || !(truncation[place] > 0)) return;
    const style = { color: theme.exact, align: 'right', dx: -9 } as const;
    drawLabel(ctx, axes, h[place], truncation[place], words.truncation[name], style, theme);
  });
  const last = probe.quotients[probe.quotients.length - 1];
  const place = last.rounding.findIndex((v) => v > axes.invertY(axes.top + 0.3 * (axes.bottom - axes.top)));
  if (place < 0) return;
  const label = last.name === 'second' ? words.rounding.second : words.rounding.first;
  drawLabel(
    ctx,
    axes,
    last.h[place],
    last.rounding[place],
    label,
    { color: theme.exact, dx: 8, dy: 4 },
    theme,
  );
}

/** Operations for all derivatives against the number of weights: one way grows with its square, the other does not. */
export function paintOperations(ctx: Context2D, frame: Frame, size: Size, theme: Theme, _: Shown): void {
  const { growth, cost, program } = frame;
  const words = text.operations;
  const { variables, value, reverse, forward } = growth;
  const spec: AxesSpec = {
    x: { label: words.x, domain: [1.7, 300], scale: 'log' },
    y: { label: words.y, domain: [2, 3 * forward[forward.length - 1]], scale: 'log' },
  };
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawLine(ctx, axes, variables, value, { color: theme.soft, width: 1.6, dash: [2, 3] }, theme);
  drawLine(ctx, axes, variables, reverse, { color: theme.energy, width: 2.4 }, theme);
  drawLine(ctx, axes, variables, forward, { color: theme.model, width: 2.4 }, theme);
  drawDots(ctx, axes, variables, reverse, { color: theme.energy, radius: 2.6 }, theme);
  drawDots(ctx, axes, variables, forward, { color: theme.model, radius: 2.6 }, theme);
  const here = [program.variables.length];
  drawDots(ctx, axes, here, [cost.reverse], { color: theme.energy, radius: 5.5, hollow: true }, theme);
  drawDots(ctx, axes, here, [cost.forward], { color: theme.model, radius: 5.5, hollow: true }, theme);
  const ratio = (n: number) => short(n / cost.value);
  const note = words.note(ratio(cost.reverse), ratio(cost.forward));
  drawLabel(ctx, axes, 1.8, 2.1, note, { color: theme.ink, dy: -4 }, theme);
  const key = [
    [words.forward, theme.model],
    [words.reverse, theme.energy],
    [words.value, theme.soft],
  ] as const;
  drawKey(ctx, axes, key, theme);
}
