import katex from 'katex';
import { visit } from 'unist-util-visit';
import { spoken } from './spoken.mjs';

/** The colour code and the steps as KaTeX macros. */
export const MACROS = {
  '\\step': '\\htmlData{step=#1}{#2}',
  '\\data': '\\htmlClass{tex-data}{#1}',
  '\\model': '\\htmlClass{tex-model}{#1}',
  '\\energy': '\\htmlClass{tex-energy}{#1}',
  '\\exact': '\\htmlClass{tex-exact}{#1}',
  '\\you': '\\htmlClass{tex-you}{#1}',
};

const REFUSED = '#cc0000';

/**
 * HTML and MathML of a formula; one on a line of its own carries its words, for readers whose software knows no MathML.
 *
 * @param {string} tex
 * @param {boolean} display
 * @throws {Error} for a formula that KaTeX cannot set, or would set in its error colour
 */
export function renderFormula(tex, display) {
  const html = katex.renderToString(tex, {
    displayMode: display,
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
    macros: { ...MACROS },
    errorColor: REFUSED,
  });
  // A command it does not trust, KaTeX prints in the error colour instead of throwing.
  if (html.includes(REFUSED))
    throw new Error(`a command here is not allowed: ${tex.match(/\\[a-z]+/gi)?.join(' ')}`);
  const light = withoutSource(html);
  if (!display) return light;
  const words = spoken(html).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return light.replace('<math', () => `<math aria-label="${words}"`);
}

/** MathML without the TeX beside it, which no reader's software reads out, but every copied text repeats. */
function withoutSource(html) {
  return html
    .replace(/<annotation[\s\S]*?<\/annotation>/, '')
    .replace('<semantics>', '')
    .replace('</semantics>', '')
    .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', '');
}

/** Inline formulas up to this many letters are kept on one line; longer ones may break at a relation. */
const SHORT = 18;

/** About how many letters wide a formula is: a control word counts as one. */
function letters(tex) {
  return tex
    .replace(/\\(text|mathbf|mathrm|bm|data|model|energy|exact|you)\b|[{}\s^_]/g, '')
    .replace(/\\[a-z]+/gi, 'x').length;
}

function flag(name) {
  return { type: 'mdxJsxAttribute', name, value: null };
}

/**
 * Replaces each formula by a `<Formula>` element that holds its HTML as one string: a formula of nested elements would
 * be sent twice, once as HTML and once, larger, as the page's data.
 *
 * @param {import('mdast').Root} tree
 * @param {string} path as shown in messages
 * @param {string} source the text the tree was made from
 * @throws {Error} `path:line: formula: reason` for the first formula that KaTeX cannot set
 */
export function formulas(tree, path, source) {
  visit(tree, ['math', 'inlineMath'], (node, index, parent) => {
    const display = node.type === 'math';
    const where = `${path}:${node.position?.start.line ?? '?'}`;
    if (!display && source.startsWith('$$', node.position?.start.offset)) {
      throw new Error(`${where}: $$ … $$ on one line is an inline formula; put each $$ on a line of its own`);
    }
    let html;
    try {
      html = renderFormula(node.value, display);
    } catch (error) {
      const reason = String(error.message).replace(/^KaTeX parse error: /, '');
      throw new Error(`${where}: this formula cannot be set: ${node.value.trim()}\n  ${reason}`);
    }
    parent.children[index] = {
      type: display ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
      name: 'Formula',
      attributes: [
        { type: 'mdxJsxAttribute', name: 'html', value: html },
        ...(display ? [flag('display')] : letters(node.value) <= SHORT ? [flag('short')] : []),
      ],
      children: [],
      position: node.position,
    };
  });
}
