import data from './methods.json';

/** What a reader may have to learn from. */
export const HAVINGS = ['data', 'labels', 'likelihood', 'reward', 'hamiltonian'] as const;
export type Having = (typeof HAVINGS)[number];

/**
 * What a generative model can say of p(x): its value; a bound of it; its value up to an unknown norm Z; nothing, it only
 * makes samples.
 */
export const DENSITIES = ['tractable', 'bounded', 'unnormalised', 'implicit'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Family {
  id: string;
  name: string;
  /** Column of the map, from the left. */
  column: number;
}

/** One method of the map; its place among the others follows from the order of the file. */
export interface Method {
  id: string;
  name: string;
  /** The name on the map, where the whole one is too long. */
  short?: string;
  family: string;
  /** Everything one must have to use it. */
  needs: Having[];
  says: string;
  /** Plain text with `_` and `^` before subscripts and superscripts. */
  equation: string;
  /** Key of the bibliography, and how it is cited. */
  cite: string;
  by: string;
  /** Only for models that one can draw from or ask for a density. */
  density?: Density;
  /** Does a kernel of this site run it? The others are described only. */
  live: boolean;
}

/** Two methods and why they are relatives. */
export interface Edge {
  from: string;
  to: string;
  why: string;
  equation: string;
}

export const families: readonly Family[] = data.families;
export const methods = data.methods as readonly Method[];
export const edges: readonly Edge[] = data.edges;
/** From the magnet to the quantum state: each is an edge away from the one before. */
export const route: readonly string[] = data.route;

const byId = new Map(methods.map((method) => [method.id, method]));

/** @throws RangeError when there is no such method */
export function methodOf(id: string): Method {
  const method = byId.get(id);
  if (!method) throw new RangeError(`no method '${id}'`);
  return method;
}

/** Can it be used by someone who has this and nothing else? */
export function isUsable(method: Method, having: ReadonlySet<Having>): boolean {
  return method.needs.every((need) => having.has(need));
}

export interface Relative {
  edge: Edge;
  other: Method;
}

/** The edges at a method, each with the method at its other end. */
export function relativesOf(id: string): Relative[] {
  return edges
    .filter(({ from, to }) => from === id || to === id)
    .map((edge) => ({ edge, other: methodOf(edge.from === id ? edge.to : edge.from) }));
}

/** How many edges lie between a method and each other one; methods out of reach are absent. */
export function distancesFrom(id: string): Map<string, number> {
  const distances = new Map([[id, 0]]);
  for (const near of distances.keys()) {
    for (const { other } of relativesOf(near)) {
      if (!distances.has(other.id)) distances.set(other.id, (distances.get(near) ?? 0) + 1);
    }
  }
  return distances;
}

/** Is this edge a stretch of the marked route? */
export function isOnRoute({ from, to }: Edge): boolean {
  const [a, b] = [route.indexOf(from), route.indexOf(to)];
  return a >= 0 && b >= 0 && Math.abs(a - b) === 1;
}
