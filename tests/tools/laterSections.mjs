/** What stands far below the first screen of a chapter, kept as text until the first picture is there. */

/** So many words are in the page from the start: more than the tallest screens show. */
const FIRST_WORDS = 400;

const SECTION = /<section id="[^"]+" style="--words:(\d+);[^"]*">/g;
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)[^>]*?(\/?)>/gi;
const VOID = new Set(['img', 'br', 'hr', 'input', 'wbr', 'source', 'link', 'meta']);
/** An element that holds one of these stays: a `noscript` ends at the first end tag, and programs run when parsed. */
const STAYS = /<(noscript|script|style|template)\b/;

/**
 * The page with the children of its later sections in `<noscript data-later>`: to a browser without JavaScript they are
 * elements like all others, to one with it a text that costs next to nothing until `wakePage` makes it part of the page. A
 * chapter is up to a megabyte of formulas: a phone would be busy with it for a second before anybody can read.
 *
 * @throws Error when a section does not end
 */
export function putOff(html) {
  let words = 0;
  let out = '';
  let done = 0;
  for (const { 0: start, 1: count, index } of html.matchAll(SECTION)) {
    const isFirst = words < FIRST_WORDS;
    words += Number(count);
    if (isFirst) continue;
    const from = index + start.length;
    const parts = childrenOf(html, from);
    out += html.slice(done, from) + parts.map(wrap).join('');
    done = from + parts.reduce((sum, { code }) => sum + code.length, 0);
  }
  return out + html.slice(done);
}

const wrap = ({ code, stays }) => (stays ? code : `<noscript data-later="">${code}</noscript>`);

/** The children of the element whose start tag ends at `from`: neighbours that may be put off together are one. */
function childrenOf(html, from) {
  const parts = [];
  let depth = 0;
  let begin = from;
  TAG.lastIndex = from;
  for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
    const [tag, closing, name, closed] = found;
    if (depth === 0 && closing) {
      add(parts, html.slice(begin, found.index));
      return parts;
    }
    if (name && !closed && !VOID.has(name)) depth += closing ? -1 : 1;
    if (depth > 0) continue;
    const end = found.index + tag.length;
    add(parts, html.slice(begin, end));
    begin = end;
  }
  throw new Error(`a section does not end: ${html.slice(from, from + 80)}`);
}

function add(parts, code) {
  if (code === '') return;
  const stays = STAYS.test(code);
  const last = parts.at(-1);
  if (last && last.stays === stays) last.code += code;
  else parts.push({ code, stays });
}
