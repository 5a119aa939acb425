/** Pfaffian by expansion along the first row; for small matrices. */
export function pfaffian(a: number[][]): number {
  if (a.length === 0) return 1;
  let sum = 0;
  for (let j = 1; j < a.length; j++) {
    const rest = a.map((_, i) => i).filter((i) => i !== 0 && i !== j);
    sum += (j % 2 ? 1 : -1) * a[0][j] * pfaffian(rest.map((r) => rest.map((c) => a[r][c])));
  }
  return sum;
}

/** Determinant by expansion along the first row; for small matrices. */
export function determinant(a: number[][]): number {
  if (a.length === 0) return 1;
  return a[0].reduce(
    (sum, value, j) =>
      sum + (j % 2 ? -1 : 1) * value * determinant(a.slice(1).map((row) => row.filter((_, c) => c !== j))),
    0,
  );
}

/** An antisymmetric matrix from its upper triangle, row after row. */
export function antisymmetric(upper: number[], n: number): number[][] {
  const a = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  let at = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      a[i][j] = upper[at];
      a[j][i] = -upper[at++];
    }
  return a;
}
