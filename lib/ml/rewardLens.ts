/** The third column is a reward that comes later: the points become a map, and a walker learns what its squares are worth. */
import { integer, type Rng } from '@/lib/rng';
import { EXIT, FLOOR, type GridWorld, greedyPolicy, solveWorld, sweepValues, WALL } from './gridworld';
import type { LabelledPoints } from './points';
import { bestValue, createLearner, playEpisode, type QLearner } from './qLearning';

/** Squares along an edge of the map that covers [−1, 1]². */
export const SIDE = 12;
export const SQUARES = SIDE * SIDE;

/** What a point of each class makes of its square. */
export const WALL_CLASS = 0;
export const GOAL_CLASS = 1;
export const PIT_CLASS = 2;

const SLIP = 0.1;
const EXPLORE = 0.2;
const LIMIT = 200;
/** Walks in one step: all but the last from anywhere. */
const WALKS = 20;
const SETTLED = 1e-8;

export interface RewardState {
  method: 'planning' | 'walking';
  world: GridWorld;
  start: number;
  goal: number;
  /** What each square is believed to be worth. */
  values: Float64Array;
  /** What it is worth under the best policy. */
  exact: Float64Array;
  learner: QLearner;
  /** The last walk from the start, −1 after its end. */
  path: Int32Array;
  /** Its discounted reward. */
  collected: number;
  settled: boolean;
}

/** The square of the map that a point lies in. */
export function squareAt(x: number, y: number): number {
  const index = (value: number) => Math.max(0, Math.min(SIDE - 1, Math.floor(((value + 1) * SIDE) / 2)));
  return index(y) * SIDE + index(x);
}

/** Middle of a square. */
export function middleOf(square: number): [x: number, y: number] {
  const middle = (k: number) => (2 * (k + 0.5)) / SIDE - 1;
  return [middle(square % SIDE), middle(Math.floor(square / SIDE))];
}

/**
 * The map of the points: a wall wherever a point of the first class lies, a pit that costs 1 and ends the walk under those of
 * the third, and the goal, worth 1, where those of the second lie densest (the upper right corner without any).
 */
export function worldOf(points: LabelledPoints, discount: number): { world: GridWorld; goal: number } {
  const cells = new Uint8Array(SQUARES);
  const reward = new Float64Array(SQUARES);
  const counts = new Uint16Array(SQUARES);
  for (let i = 0; i < points.n; i++) {
    const square = squareAt(points.features[2 * i], points.features[2 * i + 1]);
    const label = points.labels[i];
    if (label === WALL_CLASS) cells[square] = WALL;
    else if (label === GOAL_CLASS) counts[square]++;
    else if (label === PIT_CLASS) {
      cells[square] = EXIT;
      reward[square] = -1;
    }
  }
  let goal = SQUARES - 1;
  for (let square = 0; square < SQUARES; square++) if (counts[square] > counts[goal]) goal = square;
  cells[goal] = EXIT;
  reward[goal] = 1;
  return { world: { width: SIDE, height: SIDE, cells, reward, slip: SLIP, discount }, goal };
}

/** The square asked for, or the free one nearest to it; −1 on a map without floor. */
export function freeSquare({ cells }: GridWorld, asked: number): number {
  let best = -1;
  let least = Infinity;
  for (let square = 0; square < cells.length; square++) {
    if (cells[square] !== FLOOR) continue;
    const dx = (square % SIDE) - (asked % SIDE);
    const dy = Math.floor(square / SIDE) - Math.floor(asked / SIDE);
    if (dx * dx + dy * dy < least) {
      least = dx * dx + dy * dy;
      best = square;
    }
  }
  return best;
}

export function startReward(
  points: LabelledPoints,
  method: RewardState['method'],
  asked: number,
  discount: number,
): RewardState {
  const { world, goal } = worldOf(points, discount);
  return {
    method,
    world,
    start: freeSquare(world, asked),
    goal,
    values: new Float64Array(SQUARES),
    exact: solveWorld(world).values,
    learner: createLearner(world),
    path: new Int32Array(LIMIT + 1).fill(-1),
    collected: 0,
    settled: false,
  };
}

/** One sweep over the map by a planner who knows it, or some walks by one who does not. */
export function stepReward(state: RewardState, rng: Rng): void {
  const { world, values, start } = state;
  if (state.method === 'planning') {
    const next = new Float64Array(SQUARES);
    state.settled = sweepValues(world, values, next) < SETTLED;
    values.set(next);
    return;
  }
  if (start < 0) return;
  for (let walk = 1; walk < WALKS; walk++) {
    const anywhere = freeSquare(world, integer(rng, SQUARES));
    playEpisode(state.learner, world, rng, { start: anywhere, explore: EXPLORE, limit: LIMIT });
  }
  state.path.fill(-1);
  const last = playEpisode(state.learner, world, rng, {
    start,
    explore: EXPLORE,
    limit: LIMIT,
    path: state.path,
  });
  state.collected = last.discounted;
  for (let square = 0; square < SQUARES; square++) values[square] = bestValue(state.learner, square);
}

/** What the start is believed to be worth, and what it is worth; 0 on a map without floor. */
export function startValue({ values, exact, start }: RewardState): { value: number; exact: number } {
  return start < 0 ? { value: 0, exact: 0 } : { value: values[start], exact: exact[start] };
}

/** The way each square points to: of the largest Q, or of the largest promise; −1 where nothing is known. */
export function policyOf({ method, world, values, learner }: RewardState): Int8Array {
  const policy = greedyPolicy(world, values);
  if (method === 'walking') {
    for (let square = 0; square < SQUARES; square++) {
      const q = learner.q.subarray(4 * square, 4 * square + 4);
      if (policy[square] >= 0) policy[square] = q.indexOf(Math.max(...q));
    }
  }
  return policy.map((action, square) => (values[square] === 0 ? -1 : action));
}
