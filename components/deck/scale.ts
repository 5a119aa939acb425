import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { formulaSize } from './formulaSize';

/** Room for what a slide shows, in em of its text (28 px at 1280 × 720); text and formulas leave some of it free. */
const WIDTH = 40;
const HEIGHT = 17.3;
const AIR = 2;
/** Mean advance of a letter and distance of lines, in em. */
const LETTER = 0.47;
const LINE = 1.4;
const GAP = 0.75;
/** Display formulas are set larger than text; their width is known to about 10 %. */
const FORMULA = 1.23;

/** A quotation is set larger: letters and lines both take more room. */
const QUOTE = 1.3 ** 2;

const SCALES = [1.75, 1.6, 1.45, 1.3, 1.15];

/** A paragraph, a formula or a picture: letters of text, width and height in em of the formula's own size, or aspect. */
type Block = { letters: number } | { width: number; height: number } | { aspect: number };

/** Width over height of a picture of `public/`. */
export type AspectOf = (src: string) => number;

/**
 * How much larger than the smallest a slide can be set: few words and a short formula fill it, so that the last row reads
 * them. An estimate from the text and KaTeX's heights, made at build, the same with and without JavaScript.
 */
export function slideScale(children: ReactNode, aspectOf: AspectOf): number {
  const blocks = blocksOf(children, aspectOf);
  return SCALES.find((scale) => fits(blocks, scale)) ?? 1;
}

function fits(blocks: Block[], scale: number): boolean {
  const width = WIDTH / scale;
  let height = GAP * Math.max(0, blocks.length - 1);
  let pictures = 0;
  for (const block of blocks) {
    if ('aspect' in block) pictures += WIDTH / block.aspect;
    else if ('letters' in block) height += LINE * Math.ceil((block.letters * LETTER) / width);
    else {
      if (1.1 * block.width * FORMULA > width) return false;
      height += block.height * FORMULA;
    }
  }
  // A picture is as wide as the slide at any scale: its own letters are made for that.
  return height * scale + pictures <= (pictures > 0 ? HEIGHT : HEIGHT - AIR);
}

const BLOCK_TAGS = new Set(['p', 'li', 'pre', 'tr']);

function blocksOf(node: ReactNode, aspectOf: AspectOf): Block[] {
  return Children.toArray(node).flatMap((part) => {
    if (!isValidElement(part)) return [];
    const { type, props } = part as ReactElement<Props>;
    if (props.html !== undefined && props.display !== undefined) return [formulaSize(props.html)];
    if (props.src) return [{ aspect: aspectOf(props.src) }, ...(props.children ? [{ letters: 1 }] : [])];
    if (props.cite) return [{ letters: QUOTE * lettersOf(props.children) }, { letters: 1 }];
    const inner = blocksOf(props.children, aspectOf);
    if (inner.length > 0) return inner;
    const letters = lettersOf(props.children);
    return letters > 0 || (typeof type === 'string' && BLOCK_TAGS.has(type)) ? [{ letters }] : [];
  });
}

interface Props {
  children?: ReactNode;
  /** Of a picture. */
  src?: string;
  /** Of a quotation. */
  cite?: string;
  /** Of a formula. */
  html?: string;
  display?: boolean | null;
}

function lettersOf(node: ReactNode): number {
  return Children.toArray(node).reduce((sum: number, part) => {
    if (typeof part === 'string') return sum + part.trim().length;
    if (!isValidElement(part)) return sum;
    const { html, children } = (part as ReactElement<Props>).props;
    return sum + (html === undefined ? lettersOf(children) : formulaSize(html).width / LETTER);
  }, 0);
}
