/** Height of a landscape of valleys at 0 ≤ x ≤ 1: the picture that runs through the lecture. */
function height(x: number): number {
  const valley = (at: number, depth: number, width: number) => depth * Math.exp(-(((x - at) / width) ** 2));
  return (
    0.22 +
    0.1 * Math.cos(5.2 * x) +
    valley(0.3, 0.34, 0.07) +
    valley(0.62, 0.55, 0.09) +
    valley(0.9, 0.22, 0.05)
  );
}

const WIDTH = 1280;
const DEPTH = 240;
const points = Array.from({ length: 161 }, (_, i) => i / 160);
const line = points.map((x) => `${(WIDTH * x).toFixed(1)} ${(DEPTH * height(x)).toFixed(1)}`).join('L');

/** A state that rolls into the valley, after each of a few steps. */
const path = [0.475, 0.53, 0.57, 0.6, 0.617];

/** The drawing of the opening slide: an energy, and a state on its way to the nearest valley. */
export function Landscape() {
  return (
    <svg
      className="landscape"
      viewBox={`0 0 ${WIDTH} ${DEPTH}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={`M${line}V${DEPTH}H0Z`} className="landscape-ground" />
      <path d={`M${line}`} className="landscape-line" />
      {path.map((x, i) => (
        <circle
          key={x}
          cx={WIDTH * x}
          cy={DEPTH * height(x) - 11}
          r={11}
          className="landscape-state"
          data-last={i === path.length - 1 || undefined}
        />
      ))}
    </svg>
  );
}
