import { readFileSync } from 'node:fs';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';

/** Where every number that is a result stands, with its error and source. */
export const NUMBERS = 'content/numbers.yaml';

/** A number as it is printed: digits in groups of three, a decimal point, a sign. */
const NUMERAL = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/** A number in a formula or in what a picture says. */
const NAMED = /\\val\s*\{([^}]*)\}/g;

/** One of these says where a number comes from. */
const ORIGINS = ['source', 'computed', 'run'];

const decimals = (numeral) => /\.(\d+)/.exec(numeral)?.[1].length ?? 0;

/**
 * Reads the numbers of the lecture.
 *
 * @param {string} source YAML: key → value, error, unit and where it comes from
 * @param {string} path as shown in messages
 * @returns {Map<string, import('./numbers.mjs').PublishedNumber>}
 * @throws {Error} `path: key: reason` for an entry that cannot be printed or does not say where it comes from
 */
export function parseNumbers(source, path = NUMBERS) {
  const entries = Object.entries(parseYaml(source) ?? {});
  for (const [key, entry] of entries) {
    const reason = whatIsWrong(key, entry ?? {});
    if (reason) throw new Error(`${path}: ${key}: ${reason}`);
  }
  return new Map(entries);
}

function whatIsWrong(key, { value, error, unit, ...rest }) {
  if (!/^[a-z][a-z0-9-]*$/.test(key)) return 'a key is small letters, digits and hyphens';
  if (typeof value !== 'string' || !NUMERAL.test(value))
    return "value: expected a numeral in quotes, '20.16'";
  if (error !== undefined) {
    if (typeof error !== 'string' || !NUMERAL.test(error))
      return "error: expected a numeral in quotes, '0.08'";
    if (decimals(error) !== decimals(value)) return `${value} and its error ${error} end in different digits`;
    if (!(Number(error) > 0)) return 'error: expected more than 0';
  }
  if (unit !== undefined && typeof unit !== 'string') return 'unit: expected a text';
  const origins = ORIGINS.filter((origin) => rest[origin] !== undefined);
  if (origins.length !== 1) return `expected one of ${ORIGINS.join(', ')}`;
  const unknown = Object.keys(rest).find((name) => !ORIGINS.includes(name) && name !== 'read');
  if (unknown) return `'${unknown}' is unknown`;
}

/** The numbers of the file, read anew each time: somebody may be writing. */
export function readNumbers() {
  return parseNumbers(readFileSync(NUMBERS, 'utf8'));
}

/**
 * A number with its error in brackets, in units of the last digit: 20.1593(8). An error above one of a value with
 * decimals keeps its point: 95.3(1.1).
 *
 * @param {{ value: string, error?: string }} entry
 */
export function printNumber({ value, error }) {
  if (error === undefined) return value;
  const digits = Number(error) < 1 ? String(Number(error.replace('.', ''))) : error;
  return `${value}(${digits})`;
}

/**
 * Puts the numbers of the file where prose names them, in place: `<Value of="key" />` becomes text, `\val{key}` of a
 * formula its digits, and in what a picture says to those who do not see it the value alone.
 *
 * @param {import('mdast').Root} tree
 * @param {Map<string, import('./numbers.mjs').PublishedNumber>} numbers
 * @param {(node: object, reason: string) => never} fail
 * @returns {{ kind: 'number', id: string, line: number }[]} what was named
 */
export function placeNumbers(tree, numbers, fail) {
  const named = [];
  const entryOf = (node, id) => {
    const entry = numbers.get(id);
    if (!entry) fail(node, `no number '${id}' in ${NUMBERS}`);
    named.push({ kind: 'number', id, line: node.position?.start.line ?? 0 });
    return entry;
  };
  const print = (node, id) => printNumber(entryOf(node, id));
  visit(tree, (node, index, parent) => {
    if (node.name === 'Value') {
      const id = node.attributes.find(({ name }) => name === 'of')?.value ?? '';
      const text = { type: 'text', value: print(node, id).replace('-', '−'), position: node.position };
      parent.children[index] =
        node.type === 'mdxJsxFlowElement' ? { type: 'paragraph', children: [text] } : text;
    } else if (node.type === 'math' || node.type === 'inlineMath') {
      node.value = node.value.replace(NAMED, (_, id) => print(node, id).replaceAll(',', '{,}'));
    }
    const alt = node.attributes?.find(({ name }) => name === 'alt');
    if (typeof alt?.value === 'string')
      alt.value = alt.value.replace(NAMED, (_, id) => entryOf(node, id).value.replace('-', '−'));
  });
  return named;
}
