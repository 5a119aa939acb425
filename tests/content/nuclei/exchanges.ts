/** Pairs i < j of n things. */
export function pairsOf(n: number): [number, number][] {
  const list: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) list.push([i, j]);
  return list;
}

/** All orders of 0 … n − 1. */
export function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((p) =>
    Array.from({ length: n }, (_, at) => [...p.slice(0, at), n - 1, ...p.slice(at)]),
  );
}

/** +1 for an even order, −1 for an odd one. */
export function parity(perm: number[]): number {
  return pairsOf(perm.length).reduce((sign, [i, j]) => (perm[i] > perm[j] ? -sign : sign), 1);
}

/** Orthonormal relative coordinates: each nucleon against the centre of those before it. */
export function jacobi(n: number): number[][] {
  return Array.from({ length: n - 1 }, (_, row) => {
    const k = row + 1;
    const norm = Math.sqrt(1 / k + 1);
    return Array.from({ length: n }, (_, i) => (i < k ? 1 / k : i === k ? -1 : 0) / norm);
  });
}

/** Spin–isospin factors of an exchange q between the states a and b, and with σ·σ of a pair in front. */
export interface Factors {
  exchange(q: number, a: number, b: number): number;
  spin(q: number, pair: number, a: number, b: number): number;
}

type Square = number[][];

/** ⟨a| the exchange of nucleons |b⟩ among the columns of `states`, vectors of 2^n components. */
function represented(states: number[][], perm: number[]): Square {
  const moved = (index: number) => perm.reduce((sum, to, i) => sum + (((index >> i) & 1) << to), 0);
  const count = states[0].length;
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count }, (_, b) =>
      states.reduce((sum, row, i) => sum + states[moved(i)][a] * row[b], 0),
    ),
  );
}

/** Factors for spin states times isospin states of the same symmetry, or 1 and −1 without spins. */
export function exchangeFactors(
  n: number,
  perms: number[][],
  pairs: number[][],
  states?: number[][],
): Factors {
  if (!states) return { exchange: () => 1, spin: () => -1 };
  const count = states[0].length;
  const exchanges = perms.map((perm) => represented(states, perm));
  const signs = perms.map(parity);
  // σᵢ·σⱼ is twice the exchange of the two spins, less one.
  const dots = pairs.map(([i, j]) => {
    const swap = Array.from({ length: n }, (_, k) => (k === i ? j : k === j ? i : k));
    return represented(states, swap).map((row, a) => row.map((value, b) => 2 * value - (a === b ? 1 : 0)));
  });
  const all = count * count;
  const splits = Array.from({ length: all }, (_, state) => [Math.floor(state / count), state % count]);
  const at = (q: number, a: number, b: number) => (q * all + a) * all + b;
  const table = (factor: (q: number, sa: number, sb: number) => number) => {
    const out = new Float64Array(perms.length * all * all);
    for (let q = 0; q < perms.length; q++)
      for (const [a, [sa, ta]] of splits.entries())
        for (const [b, [sb, tb]] of splits.entries())
          out[at(q, a, b)] = signs[q] * factor(q, sa, sb) * exchanges[q][ta][tb];
    return out;
  };
  const plain = table((q, sa, sb) => exchanges[q][sa][sb]);
  const spins = dots.map((dot) =>
    table((q, sa, sb) => dot[sa].reduce((sum, value, c) => sum + value * exchanges[q][c][sb], 0)),
  );
  return {
    exchange: (q, a, b) => plain[at(q, a, b)],
    spin: (q, pair, a, b) => spins[pair][at(q, a, b)],
  };
}
