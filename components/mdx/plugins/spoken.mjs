/* A formula in words: what a screen reader says when it does not read MathML itself. */

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** What signs are called; an empty name is not said. */
const SIGNS = {
  '=': 'equals',
  '≠': 'is not',
  '≡': 'is identical to',
  '≈': 'is about',
  '≃': 'is about',
  '∼': 'is distributed as',
  '∝': 'is proportional to',
  '<': 'is less than',
  '>': 'is greater than',
  '≤': 'is at most',
  '≥': 'is at least',
  '⩽': 'is at most',
  '⩾': 'is at least',
  '≪': 'is much less than',
  '≫': 'is much greater than',
  '+': 'plus',
  '−': 'minus',
  '-': 'minus',
  '±': 'plus or minus',
  '∓': 'minus or plus',
  '⋅': 'times',
  '×': 'times',
  '∗': 'star',
  '*': 'star',
  '/': 'over',
  '⊙': 'times, number by number,',
  '∘': 'after',
  '∑': 'the sum',
  '∏': 'the product',
  '∫': 'the integral',
  '∬': 'the double integral',
  '∂': 'partial',
  '∇': 'nabla',
  '∞': 'infinity',
  '→': 'goes to',
  '⟶': 'goes to',
  '↦': 'becomes',
  '←': 'becomes',
  '⟵': 'becomes',
  '⇒': 'so',
  '⟹': 'so',
  '⇔': 'exactly when',
  '⟺': 'exactly when',
  '∈': 'in',
  '∀': 'for all',
  '∣': 'bar',
  '|': 'bar',
  '∥': 'double bar',
  '(': 'open',
  ')': 'close',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
  '⟨': 'angle',
  '⟩': 'end angle',
  '⌊': 'floor',
  '⌋': 'end floor',
  ',': ',',
  ';': ';',
  ':': ':',
  '.': '.',
  '!': 'factorial',
  '…': 'and so on',
  '⋯': 'and so on',
  '⋮': 'and so on',
  '⋱': 'and so on',
  '↑': 'up',
  '↓': 'down',
  '′': 'prime',
  '†': 'dagger',
  '⊤': 'transpose',
  '⊥': 'perpendicular',
  ℏ: 'h bar',
  ℓ: 'l',
  '°': 'degrees',
  '%': 'per cent',
  '·': 'times',
  '√': 'root',
  '∙': 'dot',
  ϵ: 'epsilon',
  ϕ: 'phi',
  ϑ: 'theta',
  ℝ: 'the real numbers',
  ln: 'log',
};

const ACCENTS = {
  '^': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '∼': 'tilde',
  ˉ: 'bar',
  '‾': 'bar',
  '¯': 'bar',
  '→': 'vector',
  '⃗': 'vector',
  '˙': 'dot',
  '¨': 'double dot',
};

/**
 * The MathML that KaTeX made, in English words: fractions and powers with their ends, sums with what they run over.
 *
 * @param {string} mathml
 */
export function spoken(mathml) {
  const source = mathml.match(/<semantics>([\s\S]*?)<annotation/)?.[1] ?? mathml;
  return say(parse(source))
    .replace(/\s+([,;:.])/g, '$1')
    .replace(/([,;:.])[\s,;:.]*(?=[,;:.])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @typedef {{ tag: string, attributes: string, children: Node[], text: string }} Node */

/** A tree of the elements; KaTeX writes well-formed markup without comments. */
function parse(source) {
  const root = { tag: 'mrow', attributes: '', children: [], text: '' };
  const open = [root];
  for (const [, close, tag, attributes = '', text] of source.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) open.at(-1).text += decode(text);
    else if (close) open.pop();
    else {
      const node = { tag, attributes, children: [], text: '' };
      open.at(-1).children.push(node);
      if (!attributes.endsWith('/')) open.push(node);
    }
  }
  return root;
}

function decode(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const isSimple = (node) =>
  /^m[ino]$/.test(node.tag) ||
  (node.tag === 'mrow' && node.children.length === 1 && isSimple(node.children[0]));

/** Words for nodes of one row. */
const row = (nodes) => nodes.map(say).join(' ');

/** The parts that need an end to be told from what follows. */
const closed = (node, end) => (isSimple(node) ? say(node) : `${say(node)} ${end}`);

function say(node) {
  const { tag, children } = node;
  const [a, b, c] = children;
  switch (tag) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
      return name(node);
    case 'mspace':
      // A wide space parts two formulas of one line.
      return /width="[1-9]/.test(node.attributes) ? ',' : '';
    case 'mphantom':
      return '';
    case 'mfrac':
      return fraction(node);
    case 'msqrt':
      return `the root of ${row(children)}${children.every(isSimple) ? '' : ' end root'}`;
    case 'msub':
      return under(a, b);
    case 'msup':
      return `${say(a)} ${power(b)}`;
    case 'msubsup':
    case 'munderover':
      return isLarge(a) ? `${say(a)} from ${say(b)} to ${say(c)} of` : `${under(a, b)} ${power(c)}`;
    case 'munder':
      if (b.text === '⏟') return say(a);
      if (a.children[1]?.text === '⏟') return `${say(a)}, called ${say(b)},`;
      return under(a, b);
    case 'mover':
      return ACCENTS[b.text] ? `${say(a)} ${ACCENTS[b.text]}` : `${say(a)} with ${say(b)}`;
    case 'mtable':
      return children.map((line) => row(line.children)).join('; ');
    default:
      return row(children);
  }
}

/** Sums, products and integrals run over what stands under them. */
function isLarge(node) {
  return /^[∑∏∫∬]$/.test(node.text || node.children[0]?.text || '') && isSimple(node);
}

function under(base, index) {
  if (isLarge(base)) return `${say(base)} over ${say(index)} of`;
  return `${say(base)} sub ${closed(index, 'end sub')}`;
}

function power(exponent) {
  const words = say(exponent);
  const short = {
    2: 'squared',
    3: 'cubed',
    prime: 'prime',
    transpose: 'transpose',
    star: 'star',
    dagger: 'dagger',
  };
  if (words === 'capital T') return 'transpose';
  if (words.replace(/\s/g, '') === 'minus1') return 'inverse';
  return short[words] ?? `to the ${closed(exponent, 'end power')}`;
}

function fraction({ children: [top, bottom] }) {
  const words = `${say(top)} over ${say(bottom)}`;
  if (words === '1 over 2') return 'one half';
  if (words === '1 over 4') return 'one quarter';
  return isSimple(top) && isSimple(bottom) ? words : `the fraction ${words} end fraction`;
}

/** The name of a letter, a number or a sign. */
function name({ text, attributes }) {
  const word = text.replace(/[\u2061-\u2064\u200b]/g, '').replaceAll('\u00a0', ' ');
  const bold = /mathvariant="bold/.test(attributes) ? 'bold ' : '';
  if (word in SIGNS) return SIGNS[word];
  if (/^[A-Z]$/.test(word)) return `${bold}capital ${word}`;
  const greek = word.length === 1 ? word.charCodeAt(0) - 0x3b1 : -1;
  if (greek >= 0 && greek < GREEK.length) return bold + GREEK[greek];
  const capital = word.length === 1 ? word.charCodeAt(0) - 0x391 : -1;
  if (capital >= 0 && capital < GREEK.length) return `${bold}capital ${GREEK[capital]}`;
  return bold + word;
}
