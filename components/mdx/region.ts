import { readFileSync } from 'node:fs';

/** One exported thing of a source file. */
export interface Region {
  path: string;
  name: string;
  /** 1-based line of the first line shown. */
  line: number;
  code: string;
}

/** What counts as a source that prose may show. */
const SHOWN = /^(lib|components)\/[\w/.-]+\.tsx?$/;

/**
 * The region `path#name` of a source: the exported declaration with its doc comment.
 *
 * @throws Error when there is no such file or no such export
 */
export function readRegion(of: string): Region {
  const [path, name, ...rest] = of.split('#');
  if (!name || rest.length || !SHOWN.test(path)) {
    throw new Error(`'${of}': expected a file and an export, lib/stats.ts#blocking`);
  }
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`'${of}': there is no file ${path}`);
  }
  return findRegion(path, name, source);
}

/** @throws Error when the source exports no such name, with the names it exports. */
export function findRegion(path: string, name: string, source: string): Region {
  const lines = source.split('\n');
  const declaration =
    /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/;
  const first = lines.findIndex((line) => declaration.exec(line)?.[1] === name);
  if (first < 0) {
    const names = lines.map((line) => declaration.exec(line)?.[1]).filter(Boolean);
    throw new Error(`${path} exports no '${name}': expected one of ${names.join(', ')}`);
  }
  let start = first;
  if (lines[start - 1]?.trimEnd().endsWith('*/')) {
    do start--;
    while (start > 0 && !lines[start].startsWith('/**'));
  }
  const last = lastLine(lines, first);
  return { path, name, line: start + 1, code: lines.slice(start, last + 1).join('\n') };
}

/** A top-level declaration of formatted source ends where its brackets are closed and the next line is not indented. */
function lastLine(lines: string[], first: number): number {
  let depth = 0;
  let comment = false;
  let template = false;
  for (let i = first; i < lines.length; i++) {
    const bare: string[] = [];
    // Strings, comments and regular expressions may hold brackets that open nothing.
    const text = lines[i].replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\\.|\/\/.*$/g, '');
    for (let k = 0; k < text.length; k++) {
      if (comment) {
        if (text.startsWith('*/', k)) comment = false;
      } else if (text.startsWith('/*', k) && !template) comment = true;
      else if (text[k] === '`') template = !template;
      else if (!template) bare.push(text[k]);
    }
    for (const c of bare) {
      if ('([{'.includes(c)) depth++;
      if (')]}'.includes(c)) depth--;
    }
    const next = lines[i + 1] ?? '';
    if (depth <= 0 && !comment && !template && !/^\s+\S/.test(next) && !/^[)\]}]/.test(next)) return i;
  }
  return lines.length - 1;
}
