import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { curly } from './typography.mjs';

/** Lengths of the lecture for which a chapter chooses slides. */
const ROUTES = ['short', 'long'];

/**
 * Takes the YAML at the head of a chapter off the tree and reads it.
 *
 * @param {import('mdast').Root} tree
 * @param {(node: object | undefined, reason: string) => never} fail
 * @returns {{ front: import('./structure.mjs').FrontMatter, mentions: { id: string, line: number }[] }} `mentions`
 *   are the slides it names, which only the rest of the chapter can check
 */
export function takeFrontMatter(tree, fail) {
  const [first] = tree.children;
  if (first?.type !== 'yaml') fail(first, 'a chapter starts with YAML front matter between two lines of ---');
  tree.children.shift();
  const start = first.position.start.line;
  const failAt = (line, reason) => fail({ position: { start: { line: start + line } } }, reason);
  const lines = new LineCounter();
  const document = parseDocument(first.value, { lineCounter: lines });
  const [error] = document.errors;
  if (error) failAt(error.linePos?.[0].line ?? 0, error.message.split('\n')[0]);
  const data = document.toJS() ?? {};
  checkFields(data, (reason) => fail(first, reason));
  const lists = (name) =>
    slideLists(document.get(name, true), (node) => lines.linePos(node.range[0]).line, failAt);
  const covers = lists('covers');
  const routes = lists('routes');
  for (const { name, line } of routes) {
    if (!ROUTES.includes(name)) failAt(line, `there is no route '${name}': expected ${ROUTES.join(' or ')}`);
  }
  const slidesOf = (route) => routes.find(({ name }) => name === route)?.slides.map(({ id }) => id) ?? [];
  return {
    front: {
      title: curly(data.title),
      lead: curly(data.lead.trim()),
      minutes: Number(data.minutes),
      covers: covers.map(({ name, line, slides }) => ({
        section: name,
        slides: slides.map(({ id }) => id),
        line: start + line,
      })),
      routes: { short: slidesOf('short'), long: slidesOf('long') },
      demo: data.demo,
    },
    mentions: [...covers, ...routes].flatMap(({ slides }) =>
      slides.map(({ id, line }) => ({ id, line: start + line })),
    ),
  };
}

function checkFields(data, fail) {
  const isMapOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const wrong = [
    typeof data.title === 'string' || 'title (a sentence)',
    typeof data.lead === 'string' || 'lead (one paragraph)',
    Number(data.minutes) > 0 || 'minutes (a number)',
    isMapOf(data.covers) || "covers (the talk's sections, each with its slides)",
    data.routes === undefined || isMapOf(data.routes) || 'routes (short and long, each with its slides)',
    data.demo === undefined || typeof data.demo === 'string' || 'demo (an id)',
  ].filter((ok) => ok !== true);
  if (wrong.length) fail(`the front matter lacks or misspells: ${wrong.join(', ')}`);
}

/** The entries `name: [id, id]` of a map, with their lines in the YAML. */
function slideLists(map, lineOf, failAt) {
  if (!isMap(map)) return [];
  return map.items.map(({ key, value }) => {
    const ids = isSeq(value) ? value.items : [];
    const line = lineOf(key);
    if (!ids.length || !ids.every((id) => isScalar(id) && typeof id.value === 'string')) {
      failAt(line, `'${key.value}' needs a list of slides: [id, id]`);
    }
    const slides = ids.map((id) => ({ id: id.value, line: lineOf(id) }));
    const twice = slides.find(({ id }, i) => slides.findIndex((other) => other.id === id) < i);
    if (twice) failAt(twice.line, `'${key.value}' names the slide ${twice.id} twice`);
    return { name: String(key.value), line, slides };
  });
}
