import { encode } from 'uqr';

/** Modules of white around the code, without which cameras do not find it. */
const QUIET = 4;

/** The dark modules of a code as one path, and the width of the whole with its white border. */
export function codePath(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: QUIET });
  let d = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x] || row[x - 1]) continue;
      let end = x;
      while (row[end]) end++;
      d += `M${x} ${y}h${end - x}v1H${x}z`;
    }
  });
  return { d, size };
}

/** A text for cameras, black on white in every theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { d, size } = codePath(text);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-code={text}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
