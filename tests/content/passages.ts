import { toString as textOf } from 'mdast-util-to-string';
import { parseProse, readChapters } from '@/components/mdx/manifest';
import { structure } from '@/components/mdx/plugins/structure.mjs';

/** A paragraph, heading, cell of a table or text attribute of built prose, formulas, citations and quotations in it left out. */
export interface Passage {
  text: string;
  line: number;
  /** Elements around it, from the outside: `Slide`, `Read`, `Exercise`, `table`, … */
  within: string[];
  /** True where a work is cited: what stands there in quotation marks is a marked quotation. */
  cites?: boolean;
}

interface Node {
  type: string;
  name?: string;
  value?: unknown;
  attributes?: { name: string; value: unknown }[];
  children?: Node[];
  position?: { start: { line: number } };
}

const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);
/** Attributes that a reader sees or hears. */
const SPOKEN = new Set(['alt', 'title', 'label']);
const SILENT = new Set(['Cite', 'Code', 'Quote']);

/** Everything that the stage, the reading page and the lecturer's window show of a chapter, in order. */
export function passagesOf(source: string, path: string): Passage[] {
  const tree = parseProse(source, path);
  const { front } = structure(tree, { path, notes: true });
  const passages: Passage[] = [front.title, front.lead].map((text) => ({ text, line: 1, within: [] }));
  const walk = (node: Node, within: string[], line: number) => {
    const at = node.position?.start.line ?? line;
    // A continued slide repeats its title on the stage only.
    const isTitle = node.name === 'SlideTitle' && !node.attributes?.some(({ name }) => name === 'continued');
    if (BLOCKS.has(node.type) || isTitle) {
      passages.push({ text: plain(node), line: at, within, cites: cites(node) });
    }
    const around = isElement(node)
      ? [...within, node.name ?? '']
      : node.type === 'table'
        ? [...within, 'table']
        : within;
    for (const { name, value } of node.attributes ?? []) {
      if (SPOKEN.has(name) && node.name !== 'Slide')
        passages.push({ text: String(value), line: at, within: [...around, name] });
    }
    for (const child of node.children ?? []) walk(child, around, at);
  };
  walk(tree as Node, [], 1);
  return passages;
}

function isElement({ type }: Node): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
}

function cites(node: Node): boolean {
  return (isElement(node) && node.name === 'Cite') || (node.children ?? []).some(cites);
}

function plain(node: Node): string {
  if (isElement(node) && SILENT.has(node.name ?? '')) return ' ';
  if (node.type === 'math' || node.type === 'inlineMath') return ' ';
  return node.children ? node.children.map(plain).join('') : textOf(node as never);
}

/** The words of a text: what has a letter. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
}

let chapters: Promise<Map<string, Passage[]>> | undefined;

/** The passages of all chapters by path, read once for all tests. */
export function chapterPassages(): Promise<Map<string, Passage[]>> {
  chapters ??= readChapters().then(
    (sources) => new Map(sources.map(({ path, source }) => [path, passagesOf(source, path)])),
  );
  return chapters;
}
