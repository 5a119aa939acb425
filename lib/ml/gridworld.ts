/**
 * A grid world: a walker on a map of squares, some of them walls, some of them exits, collects the reward of each square it
 * enters. What a square is worth under the best policy is the fixed point of Bellman's equation
 *
 *   V(s) = max_a Σ_s′ p(s′ | s, a) [ r(s′) + γ V(s′) ],   V = 0 in exits and walls
 *
 * (R. Bellman, "Dynamic Programming", 1957; R. Sutton and A. Barto, "Reinforcement Learning", 2018, chapters 3 and 4).
 */
import { solve } from '@/lib/linalg';

export const FLOOR = 0;
export const WALL = 1;
export const EXIT = 2;

/** East, north, west, south: the neighbours of an action are what it may slip into. */
export const ACTIONS = 4;
const STEP_X = [1, 0, -1, 0];
const STEP_Y = [0, 1, 0, -1];

export interface GridWorld {
  width: number;
  height: number;
  /** FLOOR, WALL or EXIT; square (column, row) is at `row * width + column`, row 0 at the south. */
  cells: Uint8Array;
  /** r: collected on entering a square, or on bumping into something and staying. */
  reward: Float64Array;
  /** Probability of going sideways instead, half of it to either side. */
  slip: number;
  /** γ in [0, 1): what a reward one move later is worth. */
  discount: number;
}

/** @throws RangeError for arrays of a wrong length, a slip outside [0, 1], a discount outside [0, 1) or rewards not finite */
export function checkWorld({ width, height, cells, reward, slip, discount }: GridWorld): void {
  const squares = width * height;
  if (!(Number.isInteger(squares) && squares >= 1)) throw new RangeError(`a map of ${width} × ${height}`);
  if (cells.length !== squares || reward.length !== squares) {
    throw new RangeError(`${cells.length} cells, ${reward.length} rewards: expected ${squares} of each`);
  }
  if (!reward.every(Number.isFinite)) throw new RangeError('reward: expected finite numbers');
  if (!(slip >= 0 && slip <= 1)) throw new RangeError(`slip = ${slip}: expected a number from 0 to 1`);
  if (!(discount >= 0 && discount < 1)) {
    throw new RangeError(`discount = ${discount}: expected a number from 0 to below 1`);
  }
}

/** Where a walker ends that goes one step from a square: the next one, or where it was if that is a wall or off the map. */
export function destination({ width, height, cells }: GridWorld, square: number, direction: number): number {
  const column = (square % width) + STEP_X[direction];
  const row = Math.floor(square / width) + STEP_Y[direction];
  if (column < 0 || column >= width || row < 0 || row >= height) return square;
  const next = row * width + column;
  return cells[next] === WALL ? square : next;
}

/** Σ_s′ p(s′ | s, a) [ r(s′) + γ V(s′) ]; `values` must be 0 in exits. */
export function actionValue(world: GridWorld, values: Float64Array, square: number, action: number): number {
  const { slip } = world;
  return (
    (1 - slip) * afterMove(world, values, square, action) +
    0.5 * slip * afterMove(world, values, square, (action + 1) % ACTIONS) +
    0.5 * slip * afterMove(world, values, square, (action + 3) % ACTIONS)
  );
}

function afterMove(world: GridWorld, values: Float64Array, square: number, direction: number): number {
  const next = destination(world, square, direction);
  return world.reward[next] + world.discount * values[next];
}

/**
 * One sweep of value iteration, all squares at once: `next` becomes the right-hand side of Bellman's equation at `values`.
 * The distance to the fixed point shrinks by γ or more.
 *
 * @returns the largest change
 */
export function sweepValues(world: GridWorld, values: Float64Array, next: Float64Array): number {
  let change = 0;
  for (let square = 0; square < values.length; square++) {
    if (world.cells[square] !== FLOOR) {
      next[square] = 0;
      continue;
    }
    let best = -Infinity;
    for (let action = 0; action < ACTIONS; action++) {
      best = Math.max(best, actionValue(world, values, square, action));
    }
    next[square] = best;
    change = Math.max(change, Math.abs(best - values[square]));
  }
  return change;
}

/** The action that promises most in each square, the first of equals; −1 in walls and exits. */
export function greedyPolicy(world: GridWorld, values: Float64Array): Int8Array {
  const policy = new Int8Array(values.length).fill(-1);
  for (let square = 0; square < values.length; square++) {
    if (world.cells[square] === FLOOR) policy[square] = bestAction(world, values, square, 0);
  }
  return policy;
}

/** What each square is worth to a walker who keeps to a policy: the linear system V = r_π + γ P_π V solved. */
export function policyValues(world: GridWorld, policy: Int8Array): Float64Array {
  const n = policy.length;
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (let square = 0; square < n; square++) {
    matrix[square * n + square] += 1;
    if (world.cells[square] !== FLOOR) continue;
    const { slip } = world;
    const a = policy[square];
    const ways = [
      [a, 1 - slip],
      [(a + 1) % ACTIONS, slip / 2],
      [(a + 3) % ACTIONS, slip / 2],
    ];
    for (const [direction, probability] of ways) {
      const next = destination(world, square, direction);
      right[square] += probability * world.reward[next];
      matrix[square * n + next] -= probability * world.discount;
    }
  }
  return solve(matrix, n, right);
}

/** A better action must be better by this much: rounding must not make two equal ones take turns. */
const BETTER = 1e-12;

/** Sweeps that bring the first policy near the best one: a sweep costs a hundredth of a linear system and less. */
const SWEEPS = 500;

/** The best policy and its exact values, by policy iteration: value a policy, improve it, until it stays. */
export function solveWorld(world: GridWorld): { policy: Int8Array; values: Float64Array } {
  checkWorld(world);
  let guess: Float64Array = new Float64Array(world.cells.length);
  let next: Float64Array = new Float64Array(world.cells.length);
  for (let k = 0; k < SWEEPS && sweepValues(world, guess, next) > 1e-9; k++) [guess, next] = [next, guess];
  const policy = greedyPolicy(world, guess);
  for (;;) {
    const values = policyValues(world, policy);
    let changed = false;
    for (let square = 0; square < policy.length; square++) {
      if (policy[square] < 0) continue;
      const better = bestAction(world, values, square, policy[square]);
      if (better === policy[square]) continue;
      policy[square] = better;
      changed = true;
    }
    if (!changed) return { policy, values };
  }
}

/** The action that promises most; `current` unless another is better by more than rounding. */
function bestAction(world: GridWorld, values: Float64Array, square: number, current: number): number {
  let best = current;
  let most = actionValue(world, values, square, current);
  for (let action = 0; action < ACTIONS; action++) {
    const value = actionValue(world, values, square, action);
    if (value > most + BETTER * (1 + Math.abs(most))) {
      best = action;
      most = value;
    }
  }
  return best;
}
