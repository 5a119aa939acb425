import { drawAxes } from '@/components/viz/axes';
import type { Context2D, Theme } from '@/components/viz/context';
import { drawKey } from '@/components/viz/key';
import { clipped } from '@/components/viz/marks';
import { dataTiles, drawTiles } from '@/components/viz/tiles';
import { type Columns, columnsOf, layoutColumns, roomFor, topOf } from './columns';
import { type FramePainter, pixelsOf, shortP, text } from './shown';
import type { Frame } from './simulation';

/** Bars of the data, rings of the model, the picture of each state, and its energy level below. */
export const paintStates: FramePainter = (ctx, frame, size, theme, { picture, top }) => {
  const states = columnsOf(frame, roomFor(size, theme));
  const columns = layoutColumns(size, theme, states.length, top ?? topOf(frame), frame);
  drawChosen(ctx, columns, states.indexOf(picture), theme);
  drawAxes(ctx, columns.bars, theme, columns.barSpec);
  drawAxes(ctx, columns.levels, theme, columns.levelSpec);
  drawData(ctx, columns, states, frame, theme);
  if (frame.sampled) drawShares(ctx, columns, states, frame, theme);
  drawModel(ctx, columns, states, frame, theme);
  states.forEach((v, k) => {
    drawTiles(ctx, pixelsOf(v, frame.side), frame.side, frame.side, columns.picture(k), dataTiles(theme));
  });
  drawLevels(ctx, columns, states, frame, theme);
  if (frame.side === 3) drawSpectrum(ctx, columns, frame, theme);
  drawKeys(ctx, columns, frame, theme);
};

function drawKeys(ctx: Context2D, { bars, levels }: Columns, frame: Frame, theme: Theme): void {
  const key: [string, string][] = [
    [text.states.data, theme.data],
    [text.states.model, theme.model],
  ];
  if (frame.sampled) key.push([text.states.chains, theme.model]);
  drawKey(ctx, bars, key, theme);
  if (frame.iteration > 0) drawKey(ctx, levels, [[text.states.first, theme.soft]], theme);
}

/** A tint behind the column of the state looked at. */
function drawChosen(ctx: Context2D, { bars, levels, width, middle }: Columns, k: number, theme: Theme): void {
  if (k < 0) return;
  ctx.save();
  ctx.globalAlpha = 0.55;
  ctx.fillStyle = theme.off;
  ctx.fillRect(middle(k) - width / 2, bars.top, width, levels.bottom - bars.top);
  ctx.restore();
}

function drawData(
  ctx: Context2D,
  { bars, width, middle }: Columns,
  states: number[],
  { data }: Frame,
  theme: Theme,
): void {
  clipped(ctx, bars, () => {
    ctx.fillStyle = theme.data;
    states.forEach((v, k) => {
      if (data[v] === 0) return;
      const y = bars.y(data[v]);
      ctx.fillRect(middle(k) - 0.32 * width, y, 0.64 * width, bars.bottom - y);
    });
  });
}

/** Share of the chains in each state as a tint of one standard error up and down. */
function drawShares(
  ctx: Context2D,
  { bars, width, middle }: Columns,
  states: number[],
  frame: Frame,
  theme: Theme,
): void {
  clipped(ctx, bars, () => {
    ctx.fillStyle = theme.model;
    ctx.globalAlpha = 0.32;
    states.forEach((v, k) => {
      const [share, error] = [frame.shares[v], frame.shareErrors[v]];
      if (share === 0) return;
      const y = bars.y(share + error);
      ctx.fillRect(middle(k) - 0.46 * width, y, 0.92 * width, Math.max(1, bars.y(share - error) - y));
    });
  });
}

/** A line across the column with a ring on it; beyond the axis an arrow with the number. */
function drawModel(
  ctx: Context2D,
  { bars, width, middle }: Columns,
  states: number[],
  { model }: Frame,
  theme: Theme,
): void {
  const radius = Math.min(4 * Math.sqrt(theme.stroke), 0.22 * width);
  const top = bars.invertY(bars.top);
  ctx.save();
  ctx.strokeStyle = theme.model;
  ctx.fillStyle = theme.card;
  ctx.lineWidth = 2 * theme.stroke;
  states.forEach((v, k) => {
    const x = middle(k);
    const y = bars.y(Math.min(model[v], top));
    ctx.beginPath();
    ctx.moveTo(x - 0.44 * width, y);
    ctx.lineTo(x + 0.44 * width, y);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    if (model[v] > 1.001 * top) drawBeyond(ctx, x, bars.top, model[v], theme);
  });
  ctx.restore();
}

function drawBeyond(ctx: Context2D, x: number, y: number, p: number, theme: Theme): void {
  ctx.save();
  ctx.fillStyle = theme.model;
  ctx.font = `600 ${theme.fontSize}px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.fillText(text.states.beyond(shortP(p)), x, y + 1.5 * theme.fontSize);
  ctx.restore();
}

/** A thick line at F(v); a thin one where it was before the first update, and how far it went. */
function drawLevels(
  ctx: Context2D,
  { levels, width, middle }: Columns,
  states: number[],
  frame: Frame,
  theme: Theme,
): void {
  const line = (v: number, k: number, values: Float64Array, half: number) => {
    ctx.beginPath();
    ctx.moveTo(middle(k) - half * width, levels.y(values[v]));
    ctx.lineTo(middle(k) + half * width, levels.y(values[v]));
    ctx.stroke();
  };
  clipped(ctx, levels, () => {
    ctx.strokeStyle = theme.soft;
    ctx.lineWidth = theme.stroke;
    states.forEach((v, k) => {
      line(v, k, frame.first, 0.3);
    });
    ctx.strokeStyle = theme.energy;
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = 1.4 * theme.stroke;
    states.forEach((v, k) => {
      ctx.beginPath();
      ctx.moveTo(middle(k), levels.y(frame.first[v]));
      ctx.lineTo(middle(k), levels.y(frame.energies[v]));
      ctx.stroke();
    });
    ctx.globalAlpha = 1;
    ctx.lineWidth = 3.4 * theme.stroke;
    states.forEach((v, k) => {
      line(v, k, frame.energies, 0.4);
    });
  });
}

/** The levels of all states at the right edge; those of the data longer and in their colour. */
function drawSpectrum(ctx: Context2D, { levels }: Columns, { energies, data }: Frame, theme: Theme): void {
  const f = theme.fontSize;
  const x = levels.right + 0.9 * f;
  const length = 1.8 * f;
  ctx.save();
  for (const inData of [false, true]) {
    ctx.strokeStyle = inData ? theme.data : theme.energy;
    ctx.globalAlpha = inData ? 1 : 0.3;
    ctx.lineWidth = (inData ? 1.8 : 0.8) * theme.stroke;
    ctx.beginPath();
    const seen = new Set<number>();
    energies.forEach((e, v) => {
      const y = Math.round(2 * levels.y(e)) / 2;
      if (data[v] > 0 !== inData || seen.has(y) || y < levels.top) return;
      seen.add(y);
      ctx.moveTo(x + (inData ? length : 0), y);
      ctx.lineTo(x + (inData ? 1.5 : 1) * length, y);
    });
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.soft;
  ctx.font = `${f}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.fillText(text.states.all(energies.length), x, levels.top - 1.05 * f);
  ctx.restore();
}
