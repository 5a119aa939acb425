import { format as formatNumber, type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3';
import type { Context2D, Size, Theme } from './context';

export interface AxisSpec {
  /** Name with unit, e.g. `energy E (ħω)`. */
  label: string;
  domain: [number, number];
  scale?: 'linear' | 'log';
  /** Roughly how many ticks; defaults to one per 80 px. */
  ticks?: number;
  format?: (value: number) => string;
  /** Draws neither ticks nor label. */
  hideLabels?: boolean;
}

export interface AxesSpec {
  x: AxisSpec;
  y: AxisSpec;
  margin?: Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  /** One unit is as long on x as on y; the smaller range is widened. */
  equal?: boolean;
}

/** Maps data to pixels and back inside the plot's rectangle. */
export interface Axes {
  x(value: number): number;
  y(value: number): number;
  invertX(px: number): number;
  invertY(px: number): number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Tick values, for `drawAxes`. */
  ticks: { x: number[]; y: number[] };
}

/** Text of a tick: as few digits as tell the ticks apart, with a true minus sign. */
export function tickText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  // Powers of ten may be off by rounding: 0.0001 is 10⁻⁴, not 9.999…·10⁻⁵.
  const text =
    size >= 1e5 || size < 1e-3
      ? exponentText(Number(value.toPrecision(12)))
      : formatNumber('~g')(Number(value.toPrecision(6)));
  return text.replace('-', '−');
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 1e-7 as 10⁻⁷, 2.5e6 as 2.5·10⁶. */
function exponentText(value: number): string {
  // A power of ten may be off by its last digit: nine times and a bit of the next one down.
  const [mantissa, exponent] = Number(value.toPrecision(12)).toExponential().split('e');
  const power = [...String(Number(exponent))].map((c) => (c === '-' ? '⁻' : SUPERSCRIPT[Number(c)])).join('');
  const factor = Number(Number(mantissa).toPrecision(3));
  return factor === 1 ? `10${power}` : factor === -1 ? `−10${power}` : `${factor}·10${power}`;
}

/** Pure geometry: where the plot's rectangle lies and how data map into it. */
export function layoutAxes(size: Size, theme: Theme, spec: AxesSpec): Axes {
  const f = theme.fontSize;
  const yTicks = tickValues(spec.y, size.height);
  const widest = spec.y.hideLabels ? 0 : Math.max(...yTicks.map((t) => tickLabel(spec.y, t).length), 1);
  const margin = {
    top: spec.y.hideLabels ? f * 0.6 : f * 2.2,
    right: f * 1.2,
    bottom: spec.x.hideLabels ? f * 0.6 : f * 3.1,
    left: spec.y.hideLabels ? f * 0.6 : f * (0.58 * widest + 1),
    ...spec.margin,
  };
  const left = margin.left;
  const right = Math.max(left + 1, size.width - margin.right);
  const top = margin.top;
  const bottom = Math.max(top + 1, size.height - margin.bottom);
  let xDomain = safeDomain(spec.x);
  let yDomain = safeDomain(spec.y);
  if (spec.equal) {
    const perPx = Math.max(
      (xDomain[1] - xDomain[0]) / (right - left),
      (yDomain[1] - yDomain[0]) / (bottom - top),
    );
    xDomain = widen(xDomain, perPx * (right - left));
    yDomain = widen(yDomain, perPx * (bottom - top));
  }
  const x = scaleOf(spec.x, xDomain, [left, right]);
  const y = scaleOf(spec.y, yDomain, [bottom, top]);
  return {
    x,
    y,
    invertX: (px) => x.invert(px),
    invertY: (px) => y.invert(px),
    left,
    right,
    top,
    bottom,
    ticks: {
      x: ticksOf(x, spec.x, right - left, 80),
      y: ticksOf(y, spec.y, bottom - top, 52),
    },
  };
}

/** Grid lines, ticks and labels: the y label stands above the axis, the x label below its right end. */
export function drawAxes(ctx: Context2D, axes: Axes, theme: Theme, spec: AxesSpec): void {
  const f = theme.fontSize;
  ctx.save();
  ctx.font = `${f}px ${theme.font}`;
  ctx.lineWidth = theme.stroke;
  ctx.strokeStyle = theme.line;
  ctx.fillStyle = theme.soft;
  ctx.beginPath();
  for (const tick of axes.ticks.y) {
    const y = Math.round(axes.y(tick)) + 0.5;
    ctx.moveTo(axes.left, y);
    ctx.lineTo(axes.right, y);
  }
  ctx.stroke();
  if (!spec.y.hideLabels) {
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    for (const tick of axes.ticks.y) ctx.fillText(tickLabel(spec.y, tick), axes.left - 0.5 * f, axes.y(tick));
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(spec.y.label, Math.min(axes.left, f * 0.3 + axes.left * 0.4), axes.top - 1.05 * f);
  }
  ctx.beginPath();
  ctx.moveTo(axes.left, axes.bottom + 0.5);
  ctx.lineTo(axes.right, axes.bottom + 0.5);
  for (const tick of axes.ticks.x) {
    const x = Math.round(axes.x(tick)) + 0.5;
    ctx.moveTo(x, axes.bottom);
    ctx.lineTo(x, axes.bottom + 0.3 * f);
  }
  ctx.stroke();
  if (!spec.x.hideLabels) {
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    for (const tick of axes.ticks.x)
      ctx.fillText(tickLabel(spec.x, tick), axes.x(tick), axes.bottom + 1.35 * f);
    ctx.textAlign = 'right';
    ctx.fillText(spec.x.label, axes.right, axes.bottom + 2.65 * f);
  }
  ctx.restore();
}

function tickLabel(spec: AxisSpec, value: number): string {
  return (spec.format ?? tickText)(value);
}

type Scale = ScaleContinuousNumeric<number, number>;

function scaleOf(spec: AxisSpec, domain: [number, number], range: [number, number]): Scale {
  return (spec.scale === 'log' ? scaleLog() : scaleLinear()).domain(domain).range(range);
}

function ticksOf(scale: Scale, spec: AxisSpec, length: number, spacing: number): number[] {
  if (spec.hideLabels) return [];
  const count = spec.ticks ?? Math.max(3, Math.floor(length / spacing));
  if (spec.scale !== 'log') return scale.ticks(count);
  const [a, b] = scale.domain();
  const first = Math.ceil(Math.log10(a) - 1e-9);
  const last = Math.floor(Math.log10(b) + 1e-9);
  if (last - first < 1) return scale.ticks(count).slice(0, count + 1);
  const stride = Math.max(1, Math.ceil((last - first + 1) / (count + 1)));
  return Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, i) => 10 ** (first + i * stride),
  );
}

function tickValues(spec: AxisSpec, length: number): number[] {
  return ticksOf(scaleOf(spec, safeDomain(spec), [0, 1]), spec, length, 52);
}

/** A domain that can be drawn: finite, not empty, positive on a log scale. */
function safeDomain(spec: AxisSpec): [number, number] {
  let [a, b] = spec.domain;
  if (!Number.isFinite(a) || !Number.isFinite(b)) [a, b] = spec.scale === 'log' ? [1e-3, 1] : [0, 1];
  if (spec.scale === 'log') {
    a = Math.max(a, Number.MIN_VALUE * 1e20);
    b = Math.max(b, a * 1.001);
  } else if (a === b) {
    const half = Math.abs(a) * 0.1 || 1;
    [a, b] = [a - half, b + half];
  }
  return [a, b];
}

function widen([a, b]: [number, number], width: number): [number, number] {
  const extra = (width - (b - a)) / 2;
  return [a - extra, b + extra];
}
