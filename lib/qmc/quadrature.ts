import { gaussLegendre } from '../gaussLegendre';

const { nodes, weights } = gaussLegendre(5);

/**
 * Five-point Gauss–Legendre quadrature on each of `parts` equal parts of an interval: calls back with every abscissa and
 * its weight, so that several integrals share the work of their integrands.
 */
export function quadrature(
  from: number,
  to: number,
  parts: number,
  visit: (x: number, weight: number) => void,
): void {
  const half = (to - from) / (2 * parts);
  for (let part = 0; part < parts; part++) {
    for (let k = 0; k < nodes.length; k++) {
      visit(from + half * (2 * part + 1 + nodes[k]), half * weights[k]);
    }
  }
}
