import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { buildManifest, readChapters } from '@/components/mdx/manifest';

/** What the talk cites or names, and the works its ideas come from: key → DOI; null where there is none. */
const WORKS: Record<string, string | null> = {
  // Cited by the talk
  nobel2024press: null,
  gershgorn2017: null,
  russell2021: null,
  mccorduck2004: null,
  crawford2021: null,
  foster2023: null,
  raschka2022: null,
  babcock2021: null,
  goodfellow2016: null,
  mehta2019: '10.1016/j.physrep.2019.03.001',
  carleo2019: '10.1103/RevModPhys.91.045002',
  boehnlein2022: '10.1103/RevModPhys.94.031003',
  pdg2024: '10.1103/PhysRevD.110.030001',
  cybenko1989: '10.1007/BF02551274',
  hornik1991: '10.1016/0893-6080(91)90009-T',
  keeble2020: '10.1016/j.physletb.2020.135743',
  adams2021: '10.1103/PhysRevLett.127.022502',
  kim2024: '10.1038/s42005-024-01613-w',
  fore2023: '10.1103/PhysRevResearch.5.033062',
  pescia2024: '10.1103/PhysRevB.110.035108',
  nordhagen2023: '10.3389/fphy.2023.1061580',
  taut1993: '10.1103/PhysRevA.48.3561',
  taut1994: null,
  adambourdarios2015: null,
  // Where the ideas come from
  ising1925: '10.1007/BF02980577',
  onsager1944: '10.1103/PhysRev.65.117',
  metropolis1953: '10.1063/1.1699114',
  rosenblatt1958: '10.1037/h0042519',
  mcmillan1965: '10.1103/PhysRev.138.A442',
  hopfield1982: '10.1073/pnas.79.8.2554',
  ackley1985: '10.1207/s15516709cog0901_7',
  amit1985: '10.1103/PhysRevLett.55.1530',
  rumelhart1986: '10.1038/323533a0',
  sorella1998: '10.1103/PhysRevLett.80.4558',
  hinton2002: '10.1162/089976602760128018',
  carleo2017: '10.1126/science.aag2302',
};

const bib = readFileSync('content/references.bib', 'utf8');
const entryOf = (key: string) => new RegExp(`^@\\w+\\{${key},[\\s\\S]*?^\\}`, 'm').exec(bib)?.[0] ?? '';

let cited: Set<string>;

beforeAll(async () => {
  const { chapters } = buildManifest(await readChapters());
  const ofDemos = await Promise.all(demoIds.map(async (id) => (await loadDemo(id)).cite));
  cited = new Set([...chapters.flatMap(({ cites }) => cites), ...ofDemos.flat()]);
}, 60_000);

describe('the primary sources', () => {
  it.each(Object.entries(WORKS))('%s is in the bibliography, with its DOI', (key, doi) => {
    const entry = entryOf(key);
    expect(entry, key).not.toBe('');
    const found = /^ +doi = \{(.*)\}/m.exec(entry)?.[1] ?? null;
    expect(found).toBe(doi);
  });

  it('are cited somewhere', () => {
    const missing = Object.keys(WORKS).filter((key) => !cited.has(key));
    expect(missing).toEqual([]);
  });

  it('have no DOI twice', () => {
    const dois = [...bib.matchAll(/^ +doi = \{(.*)\}/gm)].map(([, doi]) => doi.toLowerCase());
    expect(dois.filter((doi, i) => dois.indexOf(doi) < i)).toEqual([]);
  });
});
