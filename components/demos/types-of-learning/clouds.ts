import { type Cloud, type CloudKind, createCloud, makeCloud, packCloud } from '@/lib/ml/cloud';
import { middleOf, SIDE } from '@/lib/ml/rewardLens';
import { createRng, normal } from '@/lib/rng';

const made = (kind: CloudKind, n: number, noise: number, seed: number) =>
  packCloud(makeCloud(kind, n, noise, createRng(seed)));

/** Three round heaps of unequal size. */
function heaps(): Cloud {
  const rng = createRng(4);
  const cloud = createCloud(75);
  const middles = [
    [-0.5, 0.45],
    [0.55, 0.4],
    [0.05, -0.5],
  ];
  for (let i = 0; i < cloud.n; i++) {
    const k = i % 7 < 3 ? 0 : i % 7 < 5 ? 1 : 2;
    cloud.x[i] = middles[k][0] + 0.16 * normal(rng);
    cloud.y[i] = middles[k][1] + 0.16 * normal(rng);
    cloud.label[i] = k;
  }
  return cloud;
}

/** Rows of squares, north first: # a wall, + the goal, - a pit. */
const MAZE = [
  '............',
  '.##########.',
  '.#........#.',
  '.#.####.#.#.',
  '.#.#....#.#.',
  '.#.#.+..#.#.',
  '.#.#.##-#.#.',
  '.#.#....#.#.',
  '.#.######.#.',
  '.#........#.',
  '.####.#####.',
  '............',
];

/** A point in the middle of each square that is not floor. */
function maze(): Cloud {
  const squares = MAZE.toReversed().flatMap((line, row) =>
    [...line].flatMap((mark, column) => {
      const label = '#+-'.indexOf(mark);
      return label < 0 ? [] : [{ label, place: middleOf(row * SIDE + column) }];
    }),
  );
  return {
    n: squares.length,
    x: Float64Array.from(squares, ({ place }) => place[0]),
    y: Float64Array.from(squares, ({ place }) => place[1]),
    label: Uint8Array.from(squares, ({ label }) => label),
  };
}

/** The points of the presets, packed. */
export const clouds = {
  moons: made('moons', 80, 0.09, 2),
  scattered: made('xor', 80, 0.02, 3),
  heaps: packCloud(heaps()),
  ring: made('circles', 100, 0.02, 5),
  maze: packCloud(maze()),
};
