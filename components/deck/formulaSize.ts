interface MathNode {
  tag: string;
  /** Width in em of a space. */
  space: number;
  children: (MathNode | string)[];
}

const SCRIPT = 0.7;

/**
 * Size of a display formula in em: the height is KaTeX's own (its struts), the width is estimated from the MathML it
 * gives beside its HTML, to about 20 %.
 */
export function formulaSize(html: string): { width: number; height: number } {
  const struts = [...html.matchAll(/class="strut" style="height:([\d.]+)em/g)].map(([, h]) => Number(h));
  const [math = ''] = html.match(/<math[\s\S]*<\/math>/) ?? [];
  return { width: width(parse(math)), height: Math.max(1, ...struts) };
}

function parse(markup: string): MathNode {
  const root: MathNode = { tag: 'math', space: 0, children: [] };
  const open = [root];
  for (const [, tag, attributes, text] of markup.matchAll(/<(\/?\w+)([^>]*)>|([^<]+)/g)) {
    const parent = open[open.length - 1];
    if (text !== undefined) parent.children.push(text);
    else if (tag.startsWith('/')) open.pop();
    else {
      const node: MathNode = {
        tag,
        space: Number(/width="([\d.]+)em"/.exec(attributes)?.[1] ?? 0),
        children: [],
      };
      parent.children.push(node);
      if (!attributes.endsWith('/')) open.push(node);
    }
  }
  return root;
}

function width(node: MathNode): number {
  const widths = node.children.map((child) =>
    typeof child === 'string' ? advance(node.tag, child) : width(child),
  );
  const sum = widths.reduce((a, b) => a + b, 0);
  const [base = 0, ...scripts] = widths;
  switch (node.tag) {
    case 'mspace':
      return node.space;
    case 'mfrac':
    case 'mtable':
      return Math.max(0, ...widths);
    case 'mtr':
      return sum + Math.max(0, widths.length - 1);
    case 'munder':
    case 'mover':
    case 'munderover':
      return Math.max(base, ...scripts.map((w) => SCRIPT * w));
    case 'msub':
    case 'msup':
    case 'msubsup':
      return base + SCRIPT * Math.max(0, ...scripts);
    default:
      return sum;
  }
}

/** Width of the characters of a leaf in em; combining and invisible ones take none. */
function advance(tag: string, text: string): number {
  const characters = text.replace(/&[a-z#0-9]+;/gi, '<').replace(/[\p{M}\p{Cf}\s]/gu, '');
  return [...characters].reduce((sum, character) => sum + characterWidth(tag, character), 0);
}

function characterWidth(tag: string, character: string): number {
  if (tag === 'mtext' || tag === 'mn') return 0.5;
  if (tag === 'mo') return /[∑∏∫]/u.test(character) ? 1.5 : /[\p{Sm}−]/u.test(character) ? 1.35 : 0.42;
  return /\p{Lu}/u.test(character) ? 0.85 : 0.6;
}
