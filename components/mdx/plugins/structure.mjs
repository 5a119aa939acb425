import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { exercises } from './exercises.mjs';
import { takeFrontMatter } from './frontMatter.mjs';
import { placeNumbers, readNumbers } from './numbers.mjs';
import { readTimeline } from './timeline.mjs';
import { typography } from './typography.mjs';

/** Blocks that only the reading page shows: they hold no steps and do not count as words on a slide. */
const READING_ONLY = new Set([
  'Read',
  'Aside',
  'Derivation',
  'Detail',
  'Exercise',
  'Answer',
  'Hint',
  'Solution',
  'Place',
  'Python',
]);

/** Names prose may use. */
export const VOCABULARY = new Set([
  ...READING_ONLY,
  'Demo',
  'Figure',
  'SameEquation',
  'Quote',
  'Cite',
  'Show',
  'Notes',
  'Step',
  'Code',
  'Value',
  'Timeline',
]);

const ID = /\s*\[#([a-z][a-z0-9-]*)\]\s*$/;

/**
 * Turns the flat prose of a chapter into slides, in place, and says what it found.
 *
 * A `##` heading ending in `[#id]` opens a slide, a bare `---` continues it on a further one (`id-2`, `id-3`, …). Steps
 * are numbered in document order over the slide: each `<Step>` takes the lowest free number, a formula the numbers its
 * `\step`s name counted from there, a demo one more for each name in `steps`, an equation that changes from machine to
 * machine one for each row after the first. Notes are dropped unless asked for.
 *
 * @param {import('mdast').Root} tree parsed MDX with YAML, GFM and math
 * @param {{ path: string, notes: boolean, numbers?: Map<string, import('./numbers.mjs').PublishedNumber> }} options
 *   `path` as shown in messages
 * @returns {import('./structure.mjs').Chapter}
 */
export function structure(tree, { path, notes, numbers = readNumbers() }) {
  const fail = (node, reason) => {
    const line = node?.position?.start.line;
    throw new Error(`${path}${line ? `:${line}` : ''}: ${reason}`);
  };
  const { front, mentions } = takeFrontMatter(tree, fail);
  checkVocabulary(tree, fail);
  const named = placeNumbers(tree, numbers, fail);
  const asked = exercises(tree, path, fail);
  typography(tree);
  const { preamble, sections } = split(tree, fail);
  checkMentions(mentions, sections, fail);
  takeNotes(preamble, notes, fail);
  const slides = sections.map((section) => ({
    ...section.entry,
    ...takeNotes(section, notes, fail),
    ...number(section.children, fail),
    words: countWords(section.children, (name) => READING_ONLY.has(name) || name === 'Notes'),
    allWords: countWords(section.children, (name) => name === 'Show' || name === 'Notes'),
    searchText: plain(section.children),
  }));
  tree.children = [
    ...(preamble.children.length ? [jsx('Read', {}, preamble.children)] : []),
    ...sections.map(({ entry, heading, children }, i) =>
      jsx(
        'Slide',
        {
          id: entry.id,
          title: entry.title,
          steps: slides[i].steps,
          continued: entry.continued,
          words: slides[i].allWords,
          demos: slides[i].demos.length,
          exercises: count(children, 'Exercise'),
        },
        [jsx('SlideTitle', { id: entry.id, continued: entry.continued }, heading), ...children],
      ),
    ),
  ];
  return {
    front,
    slides,
    exercises: asked,
    references: [...references(tree, fail), ...named],
    words: sum(slides.map((s) => s.allWords)),
  };
}

/** How often a component stands in these nodes, at any depth. */
function count(children, name) {
  let found = 0;
  visit({ type: 'root', children }, (node) => {
    if (isJsx(node) && node.name === name) found++;
  });
  return found;
}

function checkVocabulary(tree, fail) {
  visit(tree, (node) => {
    if (node.type === 'mdxjsEsm') fail(node, 'prose has no imports and no exports');
    if (/^mdx(Flow|Text)Expression$/.test(node.type) && !/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) {
      fail(node, `prose has no expressions: {${node.value}} (in a formula, is a $ missing?)`);
    }
    if (isJsx(node)) {
      if (!VOCABULARY.has(node.name)) {
        fail(node, `<${node.name ?? ''}> is unknown; prose may use ${[...VOCABULARY].sort().join(', ')}`);
      }
      for (const attribute of node.attributes) {
        if (
          attribute.type !== 'mdxJsxAttribute' ||
          (attribute.value && typeof attribute.value !== 'string')
        ) {
          fail(node, `<${node.name}>: attributes are plain strings, name="value"`);
        }
      }
    }
  });
}

/** Drops or keeps the notes of a slide, in place, and reads how many minutes they plan for it. */
function takeNotes(slide, keep, fail) {
  let minutes;
  let hasNotes = false;
  const walk = (node) => {
    if (!node.children) return;
    for (const child of node.children) {
      if (!isJsx(child) || child.name !== 'Notes') continue;
      hasNotes = keep;
      const planned = get(child, 'minutes');
      if (planned === undefined) continue;
      if (!/^\d+(\.\d+)?$/.test(planned) || Number(planned) === 0) {
        fail(child, `<Notes minutes="${planned}">: expected a number of minutes, such as 1.5`);
      }
      minutes = (minutes ?? 0) + Number(planned);
    }
    if (!keep) node.children = node.children.filter((child) => !(isJsx(child) && child.name === 'Notes'));
    node.children.forEach(walk);
  };
  walk(slide);
  return { minutes, hasNotes };
}

/** The front matter names slides of its own chapter only. */
function checkMentions(mentions, sections, fail) {
  const ids = sections.map(({ entry }) => entry.id);
  for (const { id, line } of mentions) {
    if (ids.includes(id)) continue;
    fail(
      { position: { start: { line } } },
      `no slide '${id}' in this chapter: expected one of ${ids.join(', ')}`,
    );
  }
}

function split(tree, fail) {
  const preamble = { children: [] };
  const sections = [];
  const seen = new Set();
  const open = (entry, heading, node) => {
    if (seen.has(entry.id)) fail(node, `two slides of this chapter have the id ${entry.id}`);
    seen.add(entry.id);
    sections.push({ entry: { ...entry, line: node.position?.start.line ?? 1 }, heading, children: [] });
  };
  for (const node of tree.children) {
    const current = sections.at(-1);
    if (node.type === 'heading' && node.depth === 1)
      fail(node, 'the title belongs in the front matter; # is not used');
    if (node.type === 'heading' && node.depth === 2) {
      const last = node.children.at(-1);
      const match = last?.type === 'text' ? ID.exec(last.value) : null;
      if (!match) fail(node, `"${textOf(node)}" needs a stable id at its end: ## Title [#some-id]`);
      last.value = last.value.slice(0, match.index);
      open({ id: match[1], title: textOf(node), continued: false }, node.children, node);
    } else if (node.type === 'thematicBreak') {
      if (!current) fail(node, '--- before the first slide');
      const base = current.entry.base ?? current.entry.id;
      const part = (current.entry.part ?? 1) + 1;
      open(
        { id: `${base}-${part}`, title: current.entry.title, continued: true, base, part },
        structuredClone(current.heading),
        node,
      );
    } else (current?.children ?? preamble.children).push(node);
  }
  if (!sections.length) fail(undefined, 'a chapter needs at least one ## slide');
  return { preamble, sections };
}

/** Numbers the steps of one slide in document order, in place. */
function number(nodes, fail) {
  const taken = new Set();
  const demos = [];
  const free = () => {
    let n = 1;
    while (taken.has(n)) n++;
    return n;
  };
  const walk = (node, hidden) => {
    const within = hidden || (isJsx(node) && (READING_ONLY.has(node.name) || node.name === 'Notes'));
    if (isJsx(node) && node.name === 'Step') {
      if (within) fail(node, '<Step> cannot stand in a part that only the reading page shows');
      const n = free();
      taken.add(n);
      set(node, 'n', n);
      if (node.type === 'mdxJsxTextElement') set(node, 'inline', true);
    }
    if (isJsx(node) && node.name === 'Demo') {
      const id = get(node, 'id');
      if (!id) fail(node, '<Demo> needs an id');
      demos.push(id);
      const names = (get(node, 'steps') ?? '').split(/\s+/).filter(Boolean);
      if (names.length && !within) {
        const first = Math.max(0, ...taken) + 1;
        names.forEach((_, i) => {
          taken.add(first + i);
        });
        set(node, 'firstStep', first);
      }
    }
    if (isJsx(node) && node.name === 'SameEquation') {
      const rows = (node.children.find(({ type }) => type === 'table')?.children.length ?? 0) - 1;
      if (rows < 2) fail(node, '<SameEquation> holds a table with a row for each machine, two at least');
      if (!within) {
        const first = Math.max(0, ...taken) + 1;
        for (let row = 1; row < rows; row++) taken.add(first + row - 1);
        set(node, 'firstStep', first);
      }
    }
    if ((node.type === 'math' || node.type === 'inlineMath') && /\\step\b/.test(node.value)) {
      if (within) fail(node, '\\step cannot stand in a part that only the reading page shows');
      renumber(node, free() - 1, taken);
    }
    for (const child of node.children ?? []) walk(child, within);
  };
  for (const node of nodes) walk(node, false);
  const steps = Math.max(0, ...taken);
  if (taken.size < steps) {
    const place = nodes.find((node) => node.position);
    fail(place, `the slide that begins here has no step ${free()}, but a step ${steps}`);
  }
  return { steps, demos };
}

/**
 * `\step{k}{…}` of one formula becomes `\step{offset + k}{…}`. A number left out is taken by the next `<Step>`, so that a
 * formula can end after words have come between.
 */
function renumber(node, offset, taken) {
  node.value = node.value.replace(/\\step\s*\{\s*(\d+)\s*\}/g, (_, k) => {
    taken.add(offset + Number(k));
    return `\\step{${offset + Number(k)}}`;
  });
}

/** What the chapter points at, with line numbers, for the check of ids. */
function references(tree, fail) {
  const out = [];
  const names = new Set();
  visit(tree, (node) => {
    if (!isJsx(node)) return;
    const line = node.position?.start.line ?? 0;
    if (node.name === 'Demo') {
      const presets = [get(node, 'preset'), ...(get(node, 'steps') ?? '').split(/\s+/)].filter(Boolean);
      const name = get(node, 'name') ?? get(node, 'id');
      if (names.has(name)) fail(node, `two demos of this page are called ${name}; give one a name="…"`);
      names.add(name);
      out.push({ kind: 'demo', id: get(node, 'id'), name, preset: get(node, 'preset'), presets, line });
    }
    if (node.name === 'Place') {
      const id = get(node, 'demo');
      if (!id) fail(node, '<Place> needs the id of the demo it waits for, demo="…"');
      out.push({ kind: 'place', id, line });
    }
    if (node.name === 'Cite') out.push({ kind: 'cite', id: get(node, 'id') ?? '', line });
    if (node.name === 'Timeline') {
      for (const { cite } of readTimeline()) out.push({ kind: 'cite', id: cite, line });
    }
    if (node.name === 'Quote') out.push({ kind: 'cite', id: get(node, 'cite') ?? '', line });
    if (node.name === 'Code') out.push({ kind: 'code', id: get(node, 'of') ?? '', line });
    if (node.name === 'Python') out.push({ kind: 'python', id: get(node, 'of') ?? '', line });
    if (node.name === 'Figure') out.push({ kind: 'figure', id: get(node, 'src') ?? '', line });
  });
  return out;
}

function countWords(nodes, skip) {
  return plain(nodes, skip)
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
}

/** The text, with an ellipsis for each formula, for words and search. */
function plain(nodes, skip = (name) => name === 'Notes') {
  const parts = [];
  const walk = (node) => {
    if (isJsx(node) && skip(node.name)) return;
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value);
    else if (node.type === 'inlineMath' || node.type === 'math') parts.push('…');
    else if (node.type === 'break') parts.push(' ');
    for (const child of node.children ?? []) walk(child);
    if (node.children && node.type !== 'text' && !INLINE.has(node.type)) parts.push(' ');
  };
  for (const node of nodes) walk(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const INLINE = new Set(['emphasis', 'strong', 'link', 'delete', 'mdxJsxTextElement']);

function sum(values) {
  return values.reduce((a, b) => a + b, 0);
}

function isJsx(node) {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function get(node, name) {
  return node.attributes.find((attribute) => attribute.name === name)?.value ?? undefined;
}

/** Sets an attribute: strings as they are, numbers and true as an expression. */
function set(node, name, value) {
  node.attributes.push(attribute(name, value));
}

function attribute(name, value) {
  if (typeof value === 'string') return { type: 'mdxJsxAttribute', name, value };
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: String(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{ type: 'ExpressionStatement', expression: { type: 'Literal', value, raw: String(value) } }],
        },
      },
    },
  };
}

/** An MDX element of block kind. */
export function jsx(name, attributes, children) {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([key, value]) => attribute(key, value)),
    children,
  };
}
