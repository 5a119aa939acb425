import { type Axes, type AxesSpec, drawAxes, layoutAxes } from '@/components/viz/axes';
import type { Context2D, Size, Theme } from '@/components/viz/context';
import { extentOf } from '@/components/viz/marks';
import { formatNumber } from '@/lib/format';
import { publishedEnergies } from './published';
import { recordedOf } from './recorded';
import { energiesOf, groundOf } from './reference';
import { type Pen, type Shown, text } from './shown';
import type { Frame } from './simulation';

const words = text.ladder;
type RowId = keyof typeof words.rows;

/** From the simplest to the best; published methods stand beside the wave functions of their kind. */
const ROWS: readonly RowId[] = [
  'slater',
  'hf',
  'rbm',
  'slater-jastrow',
  'rbm-jastrow',
  'deep',
  'ccsd',
  'dmc',
  'fci',
];

interface Mark {
  row: RowId;
  energy: number;
  error: number;
  kind: 'live' | 'recorded' | 'published';
}

function marksOf(frame: Frame, revealed: boolean): Mark[] {
  const { electrons, omega, lanes } = frame;
  const marks: Mark[] = [];
  for (const [method, { energy, error }] of Object.entries(publishedEnergies(electrons, omega))) {
    marks.push({
      row: (method === 'vmc' ? 'slater-jastrow' : method) as RowId,
      energy,
      error,
      kind: 'published',
    });
  }
  if (!revealed) return marks.filter(({ row }) => row === 'hf' || row === 'dmc');
  for (const { ansatz, energy, error } of recordedOf(electrons, omega)) {
    marks.push({ row: ansatz, energy, error, kind: 'recorded' });
  }
  for (const { ansatz, energy } of lanes.flatMap(energiesOf)) {
    const error = Number.isFinite(energy.standardError) ? energy.standardError : 0;
    marks.push({ row: ansatz, energy: energy.mean, error, kind: 'live' });
  }
  return marks;
}

/** The lowest energy known, published or recorded: what others are measured from. */
function lowestOf(frame: Frame): { energy: number; source: string } | undefined {
  let lowest: { energy: number; source: string } | undefined = groundOf(frame);
  if (!lowest || frame.exact.length > 0) return lowest;
  for (const { ansatz, energy } of recordedOf(frame.electrons, frame.omega)) {
    // Diffusion scatters about the published number; only another wave function is news.
    if (ansatz !== 'dmc' && energy < lowest.energy) lowest = { energy, source: words.rows[ansatz] };
  }
  return lowest;
}

const MILLI = 1000;
/** Left end of the logarithmic axis, mHa: what lies closer or below stands at the edge. */
const NEAREST = 0.3;

/** Rows of energies above the best one known, on a logarithmic axis; in Hartree where no other is known. */
export function paintLadder(ctx: Context2D, frame: Frame, size: Size, theme: Theme, shown: Shown): void {
  const marks = marksOf(frame, shown.revealed);
  const ground = lowestOf(frame);
  const above = (energy: number) => (ground ? MILLI * (energy - ground.energy) : energy);
  const spec = ladderSpec(
    marks.map(({ energy }) => above(energy)),
    ground,
    theme,
  );
  const axes = layoutAxes(size, theme, spec);
  drawAxes(ctx, axes, theme, spec);
  drawNames([ctx, size, theme], axes, marks, frame);
  for (const mark of marks) drawMark([ctx, size, theme], axes, mark, above, ground !== undefined);
  if (ground) drawBelow([ctx, size, theme], axes, marks, above);
  drawLegend([ctx, size, theme], axes, marks);
}

/** Whose marks they are, in rows from the left: on a slide the right corner belongs to the controls. */
function drawLegend([ctx, , theme]: Pen, axes: Axes, marks: readonly Mark[]): void {
  const entries: [string, string][] = [
    [words.live, theme.model],
    [words.recorded, theme.energy],
    [words.published, theme.exact],
  ];
  if (marks.some(({ row }) => row === 'ccsd')) entries.push([words.notVariational, theme.soft]);
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  let x = 0;
  entries.forEach(([name, color], k) => {
    const below = k === 3;
    ctx.fillStyle = color;
    ctx.fillText(name, below ? 0 : x, axes.top - (below ? 0.75 : 2.05) * theme.fontSize);
    x += ctx.measureText(name).width + theme.fontSize;
  });
  ctx.restore();
}

function ladderSpec(values: readonly number[], ground: ReturnType<typeof lowestOf>, theme: Theme): AxesSpec {
  const largest = Math.max(10, ...values.filter(Number.isFinite));
  const label = ground ? words.x(ground.source, formatNumber(ground.energy, undefined, 7)) : words.xPlain;
  const x = ground
    ? ({ label, domain: [NEAREST, 2 * largest], scale: 'log' } as const)
    : { label, domain: extentOf(values, 0.2) };
  return {
    x: { ...x, domain: [...x.domain] as [number, number] },
    y: { label: '', domain: [ROWS.length - 0.4, -0.6], hideLabels: true },
    margin: { left: 9.2 * theme.fontSize, top: 3.1 * theme.fontSize },
  };
}

const rowAt = (row: RowId) => ROWS.indexOf(row);

function drawNames([ctx, , theme]: Pen, axes: Axes, marks: readonly Mark[], frame: Frame): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  const small = publishedEnergies(frame.electrons, frame.omega).fci?.unconverged;
  // In a low picture, as beside an open prediction, names of empty rows would lie on the others.
  const isLow = Math.abs(axes.y(1) - axes.y(0)) < theme.fontSize;
  ROWS.forEach((row, k) => {
    const present = marks.some((mark) => mark.row === row);
    if (isLow && !present) return;
    ctx.fillStyle = present ? theme.ink : theme.soft;
    ctx.globalAlpha = present ? 1 : 0.6;
    const name = row === 'fci' && small ? words.unconverged : words.rows[row];
    ctx.fillText(name, axes.left - 0.6 * theme.fontSize, axes.y(k));
  });
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = theme.stroke;
  ctx.beginPath();
  ROWS.forEach((_, k) => {
    ctx.moveTo(axes.left, axes.y(k));
    ctx.lineTo(axes.right, axes.y(k));
  });
  ctx.stroke();
  ctx.restore();
}

/** A dot with its error bar; published ones are diamonds, recorded ones rings. */
function drawMark(
  [ctx, , theme]: Pen,
  axes: Axes,
  { row, energy, error, kind }: Mark,
  above: (energy: number) => number,
  log: boolean,
): void {
  const place = (value: number) =>
    Math.min(axes.right, Math.max(axes.left, axes.x(log ? Math.max(NEAREST, value) : value)));
  const [x, y] = [place(above(energy)), axes.y(rowAt(row))];
  if (!Number.isFinite(x)) return;
  const color = kind === 'live' ? theme.model : kind === 'recorded' ? theme.energy : theme.exact;
  const r = (kind === 'live' ? 5.5 : 5) * Math.sqrt(theme.stroke);
  ctx.save();
  ctx.strokeStyle = color;
  ctx.fillStyle = kind === 'recorded' ? theme.card : color;
  ctx.lineWidth = 1.7 * theme.stroke;
  ctx.beginPath();
  ctx.moveTo(place(above(energy - error)), y);
  ctx.lineTo(place(above(energy + error)), y);
  ctx.stroke();
  ctx.beginPath();
  if (kind === 'published') {
    ctx.moveTo(x - r, y);
    ctx.lineTo(x, y - r);
    ctx.lineTo(x + r, y);
    ctx.lineTo(x, y + r);
    ctx.closePath();
    ctx.fillStyle = theme.card;
  } else ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** How far below the best published energy a row's last mark lies, which the axis cannot show. */
function drawBelow(
  [ctx, , theme]: Pen,
  axes: Axes,
  marks: readonly Mark[],
  above: (energy: number) => number,
): void {
  ctx.save();
  ctx.font = `${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = theme.ink;
  ROWS.forEach((row, k) => {
    const mark = marks.findLast((m) => m.row === row);
    if (!mark || !(above(mark.energy) < -NEAREST)) return;
    const label = words.below(formatNumber(-above(mark.energy), undefined, 2));
    const [x, y] = [axes.left + 12, axes.y(k)];
    ctx.fillStyle = theme.card;
    ctx.fillRect(x - 2, y - 0.6 * theme.fontSize, ctx.measureText(label).width + 4, 1.2 * theme.fontSize);
    ctx.fillStyle = theme.ink;
    ctx.fillText(label, x, y);
  });
  ctx.restore();
}
