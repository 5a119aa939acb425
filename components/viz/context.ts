/** The part of CanvasRenderingContext2D that painters may use; implemented by the canvas and by `SvgContext`. */
export interface Context2D {
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
  setLineDash(segments: number[]): void;
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
}

export interface Size {
  width: number;
  height: number;
}

/** The colour code of `app/tokens.css` as paint: computed values on a canvas, `var(--…)` in an SVG. */
export interface Theme {
  paper: string;
  card: string;
  ink: string;
  soft: string;
  line: string;
  off: string;
  /** Data, visible units, walkers: blue, filled dot. */
  data: string;
  /** Model, hidden units, the fit: vermilion, solid line or ring. */
  model: string;
  /** Exact or published reference: ink, dashed line, labelled. */
  exact: string;
  /** Energy, cost: purple, thick line. */
  energy: string;
  /** The reader's prediction: green. */
  you: string;
  /** Signed values: teal below, brown above zero. */
  negative: string;
  positive: string;
  /** CSS font family of labels. */
  font: string;
  /** Axis and label size in px: 13 on a page, 18 and more on the stage. */
  fontSize: number;
  /** Factor on line widths and dot radii: 1 on a page, larger on the stage. */
  stroke: number;
}

/** Draws one frame; pure, keeps no state. Coordinates are CSS pixels, (0, 0) top left. */
export type Painter<F, P = unknown> = (
  ctx: Context2D,
  frame: F,
  size: Size,
  theme: Theme,
  params: Readonly<P>,
) => void;
