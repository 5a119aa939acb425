/**
 * Packs two tables of nuclear masses for the site: `node tests/tools/run.mjs tests/tools/packMassTables.ts <models.csv>
 * <ame2020.csv>` writes `public/data/mass-models/even-even.bin` and `public/data/ame2020/measured.csv`. The notes beside
 * the two files say where the tables come from and how they are laid out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';

type Row = Record<string, string>;

const [modelsFile, ameFile] = process.argv.slice(2);
if (!modelsFile || !ameFile) {
  console.error('usage: packMassTables.ts <mass_models_even_even.csv> <ame2020.csv>');
  process.exit(2);
}

function readTable(file: string): Row[] {
  const { data, errors } = Papa.parse<Row>(readFileSync(file, 'utf8').trim(), { header: true });
  if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
  return data;
}

/** MeV as text to whole units of 0.1 keV; blank is 0. */
const units = (text: string): number => Math.round(1e4 * Number(text));

/** Z, N, measured, B, error, then one column for each model. */
function packModels(rows: Row[]): Int32Array {
  const models = Object.keys(rows[0]).slice(7);
  return Int32Array.from(
    rows.flatMap((row) => [
      Number(row.Z),
      Number(row.N),
      Number(row.AME2020_measured || 0),
      units(row.AME2020_BE_MeV),
      units(row.AME2020_unc_MeV),
      ...models.map((model) => units(row[model])),
    ]),
  );
}

/** Z, symbol, and the neutron numbers with a measured mass as runs: `49-85 87`. */
function listMeasured(rows: Row[]): string {
  const chains = new Map<number, { element: string; ns: number[] }>();
  for (const row of rows.filter(({ measured }) => measured === '1')) {
    const z = Number(row.Z);
    const chain = chains.get(z) ?? { element: row.element, ns: [] };
    chain.ns.push(Number(row.N));
    chains.set(z, chain);
  }
  const lines = [...chains]
    .sort(([a], [b]) => a - b)
    .map(([z, { element, ns }]) => `${z},${element},${runs(ns)}`);
  return `Z,element,N\n${lines.join('\n')}\n`;
}

function runs(numbers: number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const n of sorted) {
    const last = parts.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else parts.push([n, n]);
  }
  return parts.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(' ');
}

const packed = packModels(readTable(modelsFile));
for (const folder of ['mass-models', 'ame2020']) mkdirSync(`public/data/${folder}`, { recursive: true });
writeFileSync('public/data/mass-models/even-even.bin', new Uint8Array(packed.buffer));
writeFileSync('public/data/ame2020/measured.csv', listMeasured(readTable(ameFile)));
