import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { outline } from '@/content/slides/outline';
import { inlineHtml } from './glossary';
import { renderFormula } from './plugins/formulas.mjs';

/** The colours of the site that stand for something, and what for. */
export const ROLES = {
  data: 'data',
  model: 'model',
  energy: 'energy, cost',
  exact: 'exact or published',
  you: 'your prediction',
} as const;

/** One letter of the lecture. */
export interface Sign {
  /** The symbol, as HTML. */
  html: string;
  /** What it stands for, as HTML. */
  means: string;
  role?: keyof typeof ROLES;
  /** Slug of the first chapter that has it. */
  first: string;
  /** Its name in the source, and the file that has it. */
  code?: { name: string; file: string };
}

interface Row {
  tex: string;
  means: string;
  role?: string;
  first: string;
  code?: string;
}

/**
 * Reads `content/notation.yaml`, in the order of the chapters.
 *
 * @throws Error naming the symbol whose role, chapter or source does not exist
 */
export function notation(path = 'content/notation.yaml'): Sign[] {
  const number = (slug: string) => outline.findIndex((place) => place.slug === slug);
  return (parse(readFileSync(path, 'utf8')) as Row[])
    .map(({ tex, means, role, first, code }) => {
      const fail = (reason: string) => new Error(`${path}: ${tex}: ${reason}`);
      if (role !== undefined && !(role in ROLES)) throw fail(`no role '${role}'`);
      if (number(first) < 0) throw fail(`no chapter '${first}'`);
      return {
        html: renderFormula(tex, false),
        means: inlineHtml(means, tex),
        role: role as Sign['role'],
        first,
        code: code === undefined ? undefined : codeName(code, fail),
      };
    })
    .sort((a, b) => number(a.first) - number(b.first));
}

/** `lib/ml/rbm.ts#visibleBias`: the name must occur in the file. */
function codeName(code: string, fail: (reason: string) => Error): { name: string; file: string } {
  const [file, name] = code.split('#');
  if (!new RegExp(`\\b${name}\\b`).test(readFileSync(file, 'utf8'))) throw fail(`${file} has no ${name}`);
  return { name, file };
}
