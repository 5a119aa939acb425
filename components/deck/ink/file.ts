import { pathOf, WIDE } from './geometry';
import { type InkColor, nibs, readStrokes, type Stroke } from './stroke';

const FORMAT = 'premio-nobel-fisica-2024/ink';
const VERSION = 1;

/** All ink as a file: strokes by slide id. */
export function writeInkFile(slides: Readonly<Record<string, readonly Stroke[]>>): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, slides })}\n`;
}

/**
 * The ink of a file that was saved here.
 *
 * @throws RangeError that says in words why it cannot be read
 */
export function readInkFile(text: string): Record<string, Stroke[]> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new RangeError('it is no file of ink: not JSON');
  }
  const { format, version, slides } = (file ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new RangeError('it is no file of ink of this lecture');
  if (version !== VERSION) throw new RangeError(`it was saved by another version (${String(version)})`);
  if (typeof slides !== 'object' || slides === null) throw new RangeError('it names no slides');
  return Object.fromEntries(
    Object.entries(slides).map(([id, strokes]) => [id, readStrokes(strokes, `slide ${id}`)]),
  );
}

/** The light theme's colours of `tokens.css`: a picture by itself has no theme. */
export const fileColors: Record<InkColor, string> = {
  ink: '#1c1b1a',
  model: '#c2410c',
  data: '#0072b2',
  you: '#0b7a57',
  energy: '#6d3fa9',
};

const SIZE = { width: 1280, height: 720 };

/** The ink of one slide as a picture by itself: a frame as large as the slide, its number and title, the strokes. */
export function inkAsSvg(slide: { number: number; title: string }, strokes: readonly Stroke[]): string {
  const { width, height } = SIZE;
  const paths = strokes
    .filter(({ tall }) => !tall)
    .map(({ points, color, nib }) => {
      const { width: thick, opacity } = nibs[nib];
      const d = pathOf(points, width, width / WIDE);
      return `<path d="${d}" stroke="${fileColors[color]}" stroke-width="${(thick * width).toFixed(1)}" stroke-opacity="${opacity}"/>`;
    });
  const label = escaped(`${slide.number} ${slide.title}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>${label}</title>
<rect width="${width}" height="${height}" fill="#ffffff" stroke="#dedad2"/>
<text x="72" y="40" font-family="sans-serif" font-size="18" fill="#5c5954">${label}</text>
<g fill="none" stroke-linecap="round" stroke-linejoin="round">
${paths.join('\n')}
</g>
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
