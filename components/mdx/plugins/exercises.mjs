import { visit } from 'unist-util-visit';

/** What an exercise asks for. */
export const KINDS = ['predict', 'compute', 'explore', 'explain'];

/**
 * Finds the exercises of a chapter, in place: gives each the id of its title unless it has one, numbers its answer
 * fields, checks them, and puts the progress line before the first.
 *
 * @param {import('mdast').Root} tree
 * @param {string} path of the chapter; the records of its exercises carry its name
 * @param {(node: object, reason: string) => never} fail
 * @returns {import('./structure.mjs').ExerciseEntry[]}
 */
export function exercises(tree, path, fail) {
  const chapter = path.replace(/^.*\/|\.mdx$/g, '').replace(/^\d+-/, '');
  const found = [];
  let head;
  visit(tree, isElement, (node, index, parent) => {
    if (node.name === 'Answer' && !read(node, 'exercise'))
      fail(node, '<Answer> stands in an <Exercise>, outside its hint and its solution');
    if (node.name === 'Answer' && node.type === 'mdxJsxTextElement')
      fail(node, '<Answer> stands on a line of its own');
    if (node.name !== 'Exercise') return;
    head ??= { parent, index };
    const entry = entryOf(node, chapter, fail);
    if (found.some(({ id }) => id === entry.id)) fail(node, `two exercises of this chapter are ${entry.id}`);
    found.push(entry);
  });
  if (head) {
    const line = { type: 'mdxJsxFlowElement', name: 'ExercisesHead', attributes: [], children: [] };
    write(line, 'chapter', chapter);
    write(line, 'tasks', found.map(({ id, answers }) => `${id}:${answers.length}`).join(' '));
    head.parent.children.splice(head.index, 0, line);
  }
  return found;
}

function entryOf(node, chapter, fail) {
  const title = read(node, 'title');
  if (!title) fail(node, '<Exercise> needs a title');
  const kind = read(node, 'kind');
  if (kind && !KINDS.includes(kind)) fail(node, `<Exercise kind="${kind}">: expected ${KINDS.join(', ')}`);
  const id = read(node, 'id') ?? slug(title);
  const fields = answersOf(node);
  const answers = fields.map((field) => answerOf(field, fail));
  for (const [i, field] of fields.entries()) {
    write(field, 'exercise', `${chapter}/${id}`);
    write(field, 'n', String(i + 1));
  }
  if (!read(node, 'id')) write(node, 'id', id);
  write(node, 'chapter', chapter);
  write(node, 'answers', String(answers.length));
  return { id, title, kind, answers, line: node.position?.start.line ?? 0 };
}

/** The answer fields of an exercise; those in a hint or a solution are left, and refused later. */
function answersOf(node) {
  return (node.children ?? []).flatMap((child) => {
    if (isElement(child) && child.name === 'Answer') return [child];
    return isElement(child) && (child.name === 'Hint' || child.name === 'Solution') ? [] : answersOf(child);
  });
}

function answerOf(node, fail) {
  const [label, value, unit] = ['label', 'value', 'unit'].map((name) => read(node, name));
  const choices = read(node, 'choices')
    ?.split('|')
    .map((choice) => choice.trim());
  if (!label) fail(node, '<Answer> needs a label');
  if (choices) {
    if (choices.length < 2 || new Set(choices).size < choices.length || !choices.includes(value))
      fail(node, `<Answer label="${label}">: value is one of its choices, a|b|c`);
    return { label, value, choices };
  }
  if (!isNumber(value)) fail(node, `<Answer label="${label}">: value is a number`);
  const [tolerance, relative] = ['tolerance', 'relative'].map((name) => read(node, name));
  if (tolerance === 'whole' && relative === undefined && Number.isInteger(Number(value)))
    return { label, value, tolerance: 0.4, unit };
  const spread = isNumber(tolerance) ? Number(tolerance) : Number(relative) * Math.abs(Number(value));
  if (!(spread > 0) || (tolerance === undefined) === (relative === undefined))
    fail(node, `<Answer label="${label}">: either tolerance or relative is a number > 0`);
  return { label, value, tolerance: spread, unit };
}

function slug(title) {
  return title
    .normalize('NFKD')
    .replace(/\p{M}|[’']/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function isElement(node) {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isNumber(text) {
  return text !== undefined && text !== '' && Number.isFinite(Number(text));
}

function read(node, name) {
  return node.attributes.find((attribute) => attribute.name === name)?.value ?? undefined;
}

function write(node, name, value) {
  node.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
