import styles from './home.module.css';

/** Valleys: place, depth and width, in units of the picture. */
const VALLEYS = [
  [0.13, 0.3, 0.06],
  [0.42, 0.42, 0.07],
  [0.72, 0.62, 0.09],
  [0.94, 0.25, 0.05],
] as const;

/** E(x), a gentle slope with valleys. */
function energy(x: number): number {
  return VALLEYS.reduce(
    (e, [at, depth, width]) => e - depth * Math.exp(-(((x - at) / width) ** 2)),
    -0.12 * x,
  );
}

/** dE/dx */
function slope(x: number): number {
  return VALLEYS.reduce(
    (s, [at, depth, width]) =>
      s + ((2 * depth * (x - at)) / width ** 2) * Math.exp(-(((x - at) / width) ** 2)),
    -0.12,
  );
}

/** Gradient descent from `x`, every state on the way until it rests. */
function descend(x: number, rate: number): number[] {
  const path = [x];
  while (Math.abs(slope(x)) > 0.05 && path.length < 200) {
    x -= rate * slope(x);
    path.push(x);
  }
  return path;
}

const WIDTH = 1600;
const HEIGHT = 240;
const top = (x: number) => HEIGHT * (0.16 - 0.92 * energy(x));
const line = Array.from({ length: 241 }, (_, i) => i / 240)
  .map((x) => `${(WIDTH * x).toFixed(1)} ${top(x).toFixed(1)}`)
  .join('L');
const states = descend(0.585, 0.0016).filter((_, i, all) => i % 3 === 0 || i === all.length - 1);

/** The picture that runs through the lecture: an energy, and a state that slides into the nearest valley. */
export function Descent() {
  return (
    <svg
      className={styles.descent}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path className={styles.ground} d={`M${line}V${HEIGHT}H0Z`} />
      <path className={styles.energy} d={`M${line}`} />
      {states.map((x, i) => (
        <circle
          key={x}
          className={styles.state}
          opacity={i === states.length - 1 ? 1 : 0.28}
          cx={(WIDTH * x).toFixed(1)}
          cy={(top(x) - 9).toFixed(1)}
          r={9}
        />
      ))}
    </svg>
  );
}
