/**
 * Binding energies of even–even nuclei, measured (AME2020) and from global mass models, and what follows from them: the
 * two-neutron separation energy S₂ₙ(Z, N) = B(Z, N) − B(Z, N − 2) and the drip line, where it turns negative.
 */

/** One column of the tables. */
export interface MassModel {
  /** As in print: `SLy4`, `DD-ME2`. */
  name: string;
  /** True when the table stops at the drip line: a nucleus that loses neutrons by itself is, as a rule, not in it. */
  boundOnly: boolean;
}

/** The models in the order of the file's columns. */
export const MASS_MODELS: readonly MassModel[] = [
  { name: 'SkM*', boundOnly: true },
  { name: 'SkP', boundOnly: true },
  { name: 'SLy4', boundOnly: true },
  { name: 'SV-min', boundOnly: true },
  { name: 'UNEDF0', boundOnly: true },
  { name: 'UNEDF1', boundOnly: true },
  { name: 'UNEDF2', boundOnly: false },
  { name: 'DD-ME2', boundOnly: true },
  { name: 'DD-MEδ', boundOnly: true },
  { name: 'DD-PC1', boundOnly: true },
  { name: 'NL3*', boundOnly: true },
  { name: 'BCPM', boundOnly: false },
  { name: 'D1M', boundOnly: false },
  { name: 'BSkG3', boundOnly: false },
  { name: 'HFB-24', boundOnly: false },
  { name: 'HFB-27', boundOnly: false },
  { name: 'FRDM-2012', boundOnly: false },
  { name: 'WS4', boundOnly: false },
];

/** Binding energies in MeV by N, of one element in one table; a nucleus without a value is absent. */
export type Chain = ReadonlyMap<number, number>;

export interface MassTables {
  /** Nuclei in the file. */
  nuclei: number;
  /** Even Z, smallest first. */
  elements: readonly number[];
  /** Measured binding energies by Z. */
  measured: ReadonlyMap<number, Chain>;
  /** By model, in the order of `MASS_MODELS`, then by Z. */
  models: readonly ReadonlyMap<number, Chain>[];
  /** Largest N in the file by Z: a chain that reaches it may go on beyond the file. */
  lastN: ReadonlyMap<number, number>;
}

/** Z, N, measured (1 or 0), B of AME2020, its error, then the models. */
const COLUMNS = 5 + MASS_MODELS.length;
/** The file counts energies in 0.1 keV; 0 stands for no value. */
const UNITS_PER_MEV = 1e4;

/**
 * Reads `data/mass-models/even-even.bin`: rows of 23 little-endian 32-bit integers.
 *
 * @throws RangeError for a file that is not made of such rows
 */
export function readMassTables(bytes: Uint8Array): MassTables {
  if (bytes.length === 0 || bytes.length % (4 * COLUMNS) !== 0) {
    throw new RangeError(`${bytes.length} bytes: expected rows of ${4 * COLUMNS}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const measured = new Map<number, Map<number, number>>();
  const models = MASS_MODELS.map(() => new Map<number, Map<number, number>>());
  const lastN = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 4 * COLUMNS) {
    const cell = (column: number) => view.getInt32(at + 4 * column, true);
    const [z, n] = [cell(0), cell(1)];
    lastN.set(z, Math.max(n, lastN.get(z) ?? 0));
    if (cell(2) === 1) put(measured, z, n, cell(3));
    models.forEach((model, k) => {
      put(model, z, n, cell(5 + k));
    });
  }
  const elements = [...lastN.keys()].sort((a, b) => a - b);
  return { nuclei: bytes.length / (4 * COLUMNS), elements, measured, models, lastN };
}

function put(table: Map<number, Map<number, number>>, z: number, n: number, units: number): void {
  if (units === 0) return;
  let chain = table.get(z);
  if (!chain) {
    chain = new Map();
    table.set(z, chain);
  }
  chain.set(n, units / UNITS_PER_MEV);
}

/** S₂ₙ in MeV; undefined where one of the two binding energies is missing. */
export function twoNeutronSeparation(chain: Chain, n: number): number | undefined {
  const [here, before] = [chain.get(n), chain.get(n - 2)];
  return here === undefined || before === undefined ? undefined : here - before;
}

/** Where a chain of isotopes ends. */
export interface DripPoint {
  /** Largest N, going outward without a break, that holds its last two neutrons. */
  n: number;
  /** `negative`: the next S₂ₙ is. `end`: the next nucleus is not in the table. */
  next: 'negative' | 'end';
  /** True when a nucleus further out holds its last two neutrons again. */
  returns: boolean;
}

/** Walks outward from the isotope with the most binding energy per nucleon until two neutrons are no longer held. */
export function dripPoint(z: number, chain: Chain): DripPoint {
  let n = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [candidate, energy] of chain) {
    if (energy / (z + candidate) > most) [n, most] = [candidate, energy / (z + candidate)];
  }
  for (;;) {
    const next = twoNeutronSeparation(chain, n + 2);
    if (next === undefined || next < 0) {
      const returns = [...chain.keys()].some((m) => m > n && (twoNeutronSeparation(chain, m) ?? -1) > 0);
      return { n, next: next === undefined ? 'end' : 'negative', returns };
    }
    n += 2;
  }
}

/**
 * The last N of the element Z in each model that says: its S₂ₙ turns negative, or its table holds bound nuclei only and
 * ends. A table that goes beyond the drip line and yet ends before it says nothing.
 */
export function dripLine(tables: MassTables, z: number): (DripPoint | undefined)[] {
  return MASS_MODELS.map(({ boundOnly }, k) => {
    const chain = tables.models[k].get(z);
    if (!chain) return undefined;
    const point = dripPoint(z, chain);
    return point.next === 'negative' || boundOnly ? point : undefined;
  });
}
