import { visit } from 'unist-util-visit';

/**
 * Straight quotation marks and apostrophes of typed prose become curly ones.
 *
 * @param {string} text
 * @param {{ before?: string, after?: string }} around the letters next to the text where it goes on in another element
 */
export function curly(text, { before = ' ', after = ' ' } = {}) {
  const padded = before + text + after;
  let out = '';
  for (let i = 1; i <= text.length; i++) {
    const c = padded[i];
    if (c !== "'" && c !== '"') {
      out += c;
      continue;
    }
    const opens = /[\s([{–—“‘"']/.test(padded[i - 1]) && /\S/.test(padded[i + 1]);
    out += c === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
  }
  return out;
}

/** Sets the quotation marks of all running text, in place; code and formulas stay. */
export function typography(tree) {
  visit(tree, 'text', (node, index, parent) => {
    const isFirst = index === 0;
    const isLast = index === parent.children.length - 1;
    node.value = curly(node.value, { before: isFirst ? ' ' : 'x', after: isLast ? ' ' : 'x' });
  });
}

/** What a note can stand beside: blocks as wide as the text. */
const BLOCKS = new Set([
  'paragraph',
  'list',
  'math',
  'table',
  'Derivation',
  'Detail',
  'Exercise',
  'Quote',
  'Step',
]);

/** A note in the margin starts level with what it is about: both go into one box, the note first, in place. */
export function placeNotes(tree) {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Aside') return;
    const about = parent.children[index - 1];
    if (!about || !(BLOCKS.has(about.type) || BLOCKS.has(about.name))) return;
    parent.children.splice(index - 1, 2, {
      type: 'mdxJsxFlowElement',
      name: 'div',
      attributes: [{ type: 'mdxJsxAttribute', name: 'className', value: 'noted' }],
      children: [node, about],
    });
    return index;
  });
}

/** A citation that the author put in brackets gets none of its own: it is told so by `bracketed`, in place. */
export function bracketCitations(tree) {
  visit(tree, (node) => {
    let depth = 0;
    for (const child of node.children ?? []) {
      if (child.type === 'text') {
        for (const c of child.value) depth += c === '(' ? 1 : c === ')' ? -1 : 0;
      } else if (child.name === 'Cite' && depth > 0) {
        child.attributes.push({ type: 'mdxJsxAttribute', name: 'bracketed', value: null });
      }
    }
  });
}
