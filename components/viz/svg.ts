import type { Context2D, Size, Theme } from './context';

/** The colour code as CSS variables: an SVG inside the page follows light, dark and print by itself. */
export const SVG_THEME: Theme = {
  paper: 'var(--paper)',
  card: 'var(--card)',
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  off: 'var(--off)',
  data: 'var(--data)',
  model: 'var(--model)',
  exact: 'var(--exact)',
  energy: 'var(--energy)',
  you: 'var(--you)',
  negative: 'var(--negative)',
  positive: 'var(--positive)',
  font: 'var(--sans)',
  fontSize: 13,
  stroke: 1,
};

interface Style {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: number[];
  transform: string;
  clip: string;
}

/** Painters drawn as SVG text: posters at build, downloads in the page. */
export class SvgContext implements Context2D {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  font = '13px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private dash: number[] = [];
  private transform = '';
  private clipId = '';
  private path = '';
  private readonly stack: Style[] = [];
  private readonly clips = new Map<string, string>();
  private readonly body: string[] = [];

  constructor(
    private readonly size: Size,
    private readonly idPrefix = 'c',
  ) {}

  save(): void {
    const {
      fillStyle,
      strokeStyle,
      lineWidth,
      lineCap,
      lineJoin,
      globalAlpha,
      font,
      textAlign,
      textBaseline,
    } = this;
    this.stack.push({
      fillStyle,
      strokeStyle,
      lineWidth,
      lineCap,
      lineJoin,
      globalAlpha,
      font,
      textAlign,
      textBaseline,
      dash: this.dash,
      transform: this.transform,
      clip: this.clipId,
    });
  }
  restore(): void {
    const s = this.stack.pop();
    if (!s) return;
    const { dash, transform, clip, ...plain } = s;
    Object.assign(this, plain);
    this.dash = dash;
    this.transform = transform;
    this.clipId = clip;
  }
  translate(x: number, y: number): void {
    this.transform += `translate(${num(x)} ${num(y)})`;
  }
  rotate(angle: number): void {
    this.transform += `rotate(${num((angle * 180) / Math.PI)})`;
  }
  beginPath(): void {
    this.path = '';
  }
  closePath(): void {
    this.path += 'Z';
  }
  moveTo(x: number, y: number): void {
    this.path += `M${num(x)} ${num(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.path += `${this.path ? 'L' : 'M'}${num(x)} ${num(y)}`;
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.path += `M${num(x)} ${num(y)}h${num(width)}v${num(height)}h${num(-width)}Z`;
  }
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void {
    const r = num(radius);
    if (Math.abs(endAngle - startAngle) >= 2 * Math.PI - 1e-9) {
      this.path += `M${num(x - radius)} ${num(y)}a${r} ${r} 0 1 0 ${num(2 * radius)} 0a${r} ${r} 0 1 0 ${num(-2 * radius)} 0`;
      return;
    }
    const large = Math.abs(endAngle - startAngle) > Math.PI ? 1 : 0;
    const sweep = endAngle > startAngle ? 1 : 0;
    this.lineTo(x + radius * Math.cos(startAngle), y + radius * Math.sin(startAngle));
    this.path += `A${r} ${r} 0 ${large} ${sweep} ${num(x + radius * Math.cos(endAngle))} ${num(y + radius * Math.sin(endAngle))}`;
  }
  fill(): void {
    if (this.path) this.element('path', `d="${this.path}" fill="${this.fillStyle}"`);
  }
  stroke(): void {
    if (!this.path) return;
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map(num).join(' ')}"` : '';
    this.element(
      'path',
      `d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${num(this.lineWidth)}"${cap}${join}${dash}`,
    );
  }
  clip(): void {
    // A clip belongs to the coordinates it was made in, whatever moves them later.
    const shape = `<path d="${this.path}"${this.transform ? ` transform="${this.transform}"` : ''}/>`;
    let id = this.clips.get(shape);
    if (!id) {
      id = `${this.idPrefix}${this.clips.size}`;
      this.clips.set(shape, id);
    }
    this.clipId = id;
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.element(
      'rect',
      `x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${this.fillStyle}"`,
    );
  }
  fillText(text: string, x: number, y: number): void {
    const anchor = {
      left: '',
      start: '',
      center: ' text-anchor="middle"',
      right: ' text-anchor="end"',
      end: ' text-anchor="end"',
    }[this.textAlign];
    // Baselines by offset: SVG viewers differ on `dominant-baseline`.
    const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '13');
    const dy = this.textBaseline === 'middle' ? 0.35 * size : this.textBaseline === 'top' ? 0.8 * size : 0;
    this.element(
      'text',
      `x="${num(x)}" y="${num(y + dy)}"${anchor} fill="${this.fillStyle}" style="font:${escapeXml(this.font)}"`,
      escapeXml(text),
    );
  }
  /** Width by average glyph width: there is no font to ask at build. */
  measureText(text: string): { width: number } {
    const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '13');
    return { width: text.length * size * 0.5 };
  }
  setLineDash(segments: number[]): void {
    this.dash = segments;
  }

  private element(name: string, attributes: string, content?: string): void {
    const opacity = this.globalAlpha === 1 ? '' : ` opacity="${num(this.globalAlpha)}"`;
    const transform = this.transform ? ` transform="${this.transform}"` : '';
    const inner = `<${name} ${attributes}${opacity}${transform}${content === undefined ? '/>' : `>${content}</${name}>`}`;
    // The clip is in page coordinates, so it goes on a group outside the element's own transform.
    this.body.push(this.clipId ? `<g clip-path="url(#${this.clipId})">${inner}</g>` : inner);
  }

  /** The picture without its outer element's attributes: clip paths and shapes. */
  toString(): string {
    const defs = [...this.clips].map(([shape, id]) => `<clipPath id="${id}">${shape}</clipPath>`).join('');
    const { width, height } = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}">${defs ? `<defs>${defs}</defs>` : ''}${joinGroups(this.body)}</svg>`;
  }
}

/** Draws on an `SvgContext`; `idPrefix` must differ between pictures of one page. */
export function renderSvg(
  draw: (ctx: Context2D, size: Size, theme: Theme) => void,
  size: Size,
  theme: Theme = SVG_THEME,
  idPrefix = 'c',
): string {
  const ctx = new SvgContext(size, idPrefix);
  draw(ctx, size, theme);
  return ctx.toString();
}

/** Neighbouring elements under the same clip share one group. */
function joinGroups(body: string[]): string {
  let out = '';
  let open = '';
  for (const item of body) {
    const match = /^<g (clip-path="[^"]+")>(.*)<\/g>$/s.exec(item);
    const clip = match?.[1] ?? '';
    if (clip !== open) {
      if (open) out += '</g>';
      if (clip) out += `<g ${clip}>`;
      open = clip;
    }
    out += match ? match[2] : item;
  }
  return open ? `${out}</g>` : out;
}

function num(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
