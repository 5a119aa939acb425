import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';

/** One work of `content/references.bib`. */
export interface Work {
  key: string;
  /** Author and year as cited in the text: `Carleo & Troyer 2017`. */
  label: string;
  /** The formatted entry as HTML, its address a link. */
  html: string;
  /** Where the work is: its DOI, else its address. */
  url?: string;
}

interface Csl {
  id: string;
  DOI?: string;
  URL?: string;
  author?: { family?: string; literal?: string; 'non-dropping-particle'?: string }[];
  issued?: { 'date-parts'?: number[][] };
}

let last: { source: string; works: Map<string, Work> } | undefined;

/** All works by key, in the order of their formatted entries. @throws Error when the file is not BibTeX. */
export function bibliography(path = 'content/references.bib'): Map<string, Work> {
  const source = readFileSync(path, 'utf8');
  if (last?.source !== source) last = { source, works: readWorks(source) };
  return last.works;
}

/** @throws Error naming the key when there is no such work. */
export function findWork(key: string): Work {
  const found = bibliography().get(key);
  if (!found) throw new Error(`no work '${key}' in content/references.bib`);
  return found;
}

/** Parses BibTeX and formats every entry in APA style. */
export function readWorks(source: string): Map<string, Work> {
  const cite = new Cite(source, { generateGraph: false });
  const data = cite.data as Csl[];
  const labels = new Map(data.map((entry) => [entry.id, label(entry)]));
  const entries = cite.format('bibliography', {
    format: 'html',
    template: 'apa',
    lang: 'en-GB',
    asEntryArray: true,
  }) as [string, string][];
  return new Map(
    entries.map(([key, html]) => {
      const { DOI, URL } = data.find((entry) => entry.id === key) as Csl;
      const url = DOI ? `https://doi.org/${DOI}` : URL;
      return [key, { key, label: unique(key, labels), html: linked(html), url }];
    }),
  );
}

/** Family names and year: one author, two with &, more with et al. */
function label({ author = [], issued }: Csl): string {
  const names = author.map((a) =>
    [a['non-dropping-particle'], a.family ?? a.literal].filter(Boolean).join(' '),
  );
  const year = issued?.['date-parts']?.[0]?.[0] ?? 'n.d.';
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(' & ');
  return `${who} ${year}`;
}

/** Two works of one author and year are told apart by letters. */
function unique(key: string, labels: Map<string, string>): string {
  const own = labels.get(key) as string;
  const same = [...labels.keys()].filter((other) => labels.get(other) === own);
  return same.length > 1 ? own + String.fromCharCode(97 + same.indexOf(key)) : own;
}

/** The inside of one formatted entry, its address made a link. */
function linked(html: string): string {
  return html
    .replace(/^\s*<div[^>]*>|<\/div>\s*$/g, '')
    .trim()
    .replace(/https?:\/\/[^\s<]+/, (url) => `<a href="${url}">${url.replace(/^https?:\/\//, '')}</a>`);
}
