import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { bibliography, type Work } from './bibliography';
import type { Place } from './glossary';
import type { Manifest } from './manifest';

/** One work as the page of works lists it. */
export interface ListedWork extends Work {
  /** What it brought, when it is one of the papers in which an idea appeared first. */
  brought?: string;
  /** Where it is used, when no chapter and no demo cites it. */
  elsewhere?: string;
  /** The talk itself names it. */
  inTalk: boolean;
  /** The chapters and demos that cite it. */
  citedIn: Place[];
}

interface Lists {
  talk: string[];
  primary: Record<string, string>;
  elsewhere: Record<string, string>;
}

/**
 * Everything in the bibliography, in the order of the labels.
 *
 * @throws Error naming a work of `content/works.yaml` that the bibliography lacks
 */
export async function listWorks({ chapters }: Manifest, path = 'content/works.yaml'): Promise<ListedWork[]> {
  const { talk, primary, elsewhere } = parse(readFileSync(path, 'utf8')) as Lists;
  const works = bibliography();
  for (const key of [...talk, ...Object.keys(primary), ...Object.keys(elsewhere)]) {
    if (!works.has(key)) throw new Error(`${path}: no work '${key}' in content/references.bib`);
  }
  const demos = await Promise.all(demoIds.map(async (id) => ({ id, demo: await loadDemo(id) })));
  return [...works.values()]
    .map((work) => ({
      ...work,
      brought: primary[work.key],
      elsewhere: elsewhere[work.key],
      inTalk: talk.includes(work.key),
      citedIn: [
        ...chapters
          .filter(({ cites }) => cites.includes(work.key))
          .map(({ number, topic, slug }) => ({
            name: `${number} · ${topic}`,
            address: `/lecture/${slug}/#ref-${work.key}`,
          })),
        ...demos
          .filter(({ demo }) => demo.cite.includes(work.key))
          .map(({ id, demo }) => ({ name: demo.title, address: `/demos/${id}/` })),
      ],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}
