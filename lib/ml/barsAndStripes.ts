/**
 * Bars and stripes: every picture of side × side pixels whose columns, or whose rows, are each all on or all off; 2·2^side
 * − 2 different ones, each once (D. J. C. MacKay, Information Theory, Inference, and Learning Algorithms, ch. 43, 2003).
 *
 * @returns rows of side² bits: bars by the number whose bits say which columns are on, then stripes without the two
 * pictures of one colour, which are bars already
 * @throws RangeError unless side is an integer from 1 to 12
 */
export function barsAndStripes(side: number): Uint8Array {
  if (!Number.isInteger(side) || side < 1 || side > 12) {
    throw new RangeError(`side = ${side}: expected an integer from 1 to 12`);
  }
  const size = side * side;
  const lines = 2 ** side;
  const pictures = new Uint8Array((side === 1 ? 2 : 2 * lines - 2) * size);
  let at = 0;
  for (let code = 0; code < lines; code++, at += size) {
    for (let i = 0; i < size; i++) pictures[at + i] = (code >> (i % side)) & 1;
  }
  for (let code = 1; at < pictures.length; code++, at += size) {
    for (let i = 0; i < size; i++) pictures[at + i] = (code >> Math.floor(i / side)) & 1;
  }
  return pictures;
}
