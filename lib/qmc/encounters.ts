/** Where walkers were and what energy they reported: the latest few hundred, constant size. */
export interface Encounters {
  capacity: number;
  /** Entries so far; entry k is kept at place k mod capacity. */
  seen: number;
  /** Distance of the electron next to the nucleus. */
  nucleus: Float64Array;
  /** Distance of the two electrons; 0 with one. */
  pair: Float64Array;
  energy: Float64Array;
}

export function createEncounters(capacity: number): Encounters {
  const column = () => new Float64Array(capacity);
  return { capacity, seen: 0, nucleus: column(), pair: column(), energy: column() };
}

/** Forgets everything. */
export function clearEncounters(encounters: Encounters): void {
  encounters.seen = 0;
}

/** Adds a configuration of one or two electrons in three dimensions, with its local energy. */
export function addEncounter(encounters: Encounters, x: Float64Array, energy: number): void {
  const at = encounters.seen++ % encounters.capacity;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i += 3) {
    nearest = Math.min(nearest, Math.sqrt(x[i] * x[i] + x[i + 1] * x[i + 1] + x[i + 2] * x[i + 2]));
  }
  encounters.nucleus[at] = nearest;
  encounters.pair[at] = x.length === 6 ? distance(x) : 0;
  encounters.energy[at] = energy;
}

function distance(x: Float64Array): number {
  let square = 0;
  for (let k = 0; k < 3; k++) square += (x[k] - x[3 + k]) * (x[k] - x[3 + k]);
  return Math.sqrt(square);
}

/** The entries kept, copies, in no particular order. */
export function listEncounters({ capacity, seen, nucleus, pair, energy }: Encounters): {
  nucleus: Float64Array;
  pair: Float64Array;
  energy: Float64Array;
} {
  const count = Math.min(capacity, seen);
  return { nucleus: nucleus.slice(0, count), pair: pair.slice(0, count), energy: energy.slice(0, count) };
}
