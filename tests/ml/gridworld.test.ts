import { describe, expect, test } from 'vitest';
import {
  ACTIONS,
  actionValue,
  checkWorld,
  destination,
  EXIT,
  FLOOR,
  type GridWorld,
  greedyPolicy,
  policyValues,
  solveWorld,
  sweepValues,
  WALL,
} from '@/lib/ml/gridworld';
import { bestValue, createLearner, move, playEpisode } from '@/lib/ml/qLearning';
import { createRng, integer, type Rng, uniform } from '@/lib/rng';

/** Rows of text, north first: # wall, + goal of 1, − pit of −1. */
function worldOf(lines: string[], slip: number, discount: number, cost = 0): GridWorld {
  const text = lines.toReversed().join('');
  const kinds: Record<string, number> = { '#': WALL, '+': EXIT, '-': EXIT };
  const cells = Uint8Array.from(text, (c) => kinds[c] ?? FLOOR);
  const rewards: Record<string, number> = { '+': 1, '-': -1 };
  const reward = Float64Array.from(text, (c) => rewards[c] ?? -cost);
  return { width: lines[0].length, height: lines.length, cells, reward, slip, discount };
}

function randomWorld(rng: Rng, slip: number): GridWorld {
  const cells = new Uint8Array(20).map(() =>
    uniform(rng) < 0.2 ? WALL : uniform(rng) < 0.15 ? EXIT : FLOOR,
  );
  const reward = Float64Array.from(cells, (c) => (c === EXIT ? 2 * uniform(rng) - 1 : -0.1 * uniform(rng)));
  return { width: 5, height: 4, cells, reward, slip, discount: 0.9 };
}

/** The map of S. Russell and P. Norvig, "Artificial Intelligence" (their figure of four columns and three rows). */
const textbook = ['   +', ' # -', '    '];

describe('closed forms', () => {
  test('a corridor: the reward, discounted once for each move before the last', () => {
    const world = worldOf(['     +'], 0, 0.8, 0.1);
    const { values, policy } = solveWorld(world);
    for (let d = 1; d <= 5; d++) {
      const exact = 0.8 ** (d - 1) - 0.1 * ((1 - 0.8 ** (d - 1)) / 0.2);
      expect(values[5 - d]).toBeCloseTo(exact, 13);
      expect(policy[5 - d]).toBe(0);
    }
  });

  test('a room without an exit: the cost for ever', () => {
    const { values } = solveWorld(worldOf(['  ', '  '], 0.3, 0.9, 0.1));
    for (const value of values) expect(value).toBeCloseTo(-1, 12);
  });

  test('a slip of one half in a corridor with walls: half of the moves bump', () => {
    // V = ½ · 1 + ½ (−c + γ V) next to the goal.
    const { values } = solveWorld(worldOf([' +'], 0.5, 0.9, 0.1));
    expect(values[0]).toBeCloseTo((0.5 - 0.05) / (1 - 0.45), 13);
  });

  test('the textbook map, undiscounted as nearly as can be: its published values', () => {
    const { values } = solveWorld(worldOf(textbook, 0.2, 1 - 1e-12, 0.04));
    // Russell and Norvig count the reward of a square on leaving it: theirs is ours less the cost of a step.
    const published = [0.705, 0.655, 0.611, 0.388, 0.762, 0, 0.66, 0, 0.812, 0.868, 0.918, 0];
    published.forEach((u, square) => {
      if (u > 0) expect(values[square] - 0.04).toBeCloseTo(u, 3);
    });
  });

  test('walls and the edge of the map send a walker back', () => {
    const world = worldOf(textbook, 0, 0.9);
    expect(destination(world, 0, 2)).toBe(0);
    expect(destination(world, 0, 0)).toBe(1);
    expect(destination(world, 1, 1)).toBe(1);
    expect(destination(world, 4, 0)).toBe(4);
    expect(destination(world, 4, 1)).toBe(8);
    expect(destination(world, 3, 0)).toBe(3);
  });
});

describe('value iteration', () => {
  test.each([0, 0.2, 0.6])('is a contraction towards the exact values: slip %f', (slip) => {
    const rng = createRng(1);
    for (let t = 0; t < 8; t++) {
      const world = randomWorld(rng, slip);
      const { values, policy } = solveWorld(world);
      let now: Float64Array = new Float64Array(20);
      let next: Float64Array = new Float64Array(20);
      const distance = (v: Float64Array) => Math.max(...v.map((x, i) => Math.abs(x - values[i])));
      for (let k = 0; k < 400; k++) {
        const before = distance(now);
        sweepValues(world, now, next);
        expect(distance(next)).toBeLessThanOrEqual(0.9 * before + 1e-13);
        [now, next] = [next, now];
      }
      expect(distance(now)).toBeLessThan(1e-12);
      const own = policyValues(world, greedyPolicy(world, now));
      for (let s = 0; s < 20; s++) expect(own[s]).toBeCloseTo(values[s], 11);
      for (let s = 0; s < 20; s++) {
        if (policy[s] < 0) continue;
        const q = Array.from({ length: ACTIONS }, (_, a) => actionValue(world, values, s, a));
        expect(values[s]).toBeCloseTo(Math.max(...q), 12);
      }
    }
  });

  test('no policy is better: all of a small map tried', () => {
    const world = worldOf(['  +', ' #-'], 0.3, 0.9, 0.05);
    const { values } = solveWorld(world);
    const floor = [...world.cells.keys()].filter((s) => world.cells[s] === FLOOR);
    let best = -Infinity;
    for (let code = 0; code < ACTIONS ** floor.length; code++) {
      const policy = new Int8Array(6).fill(-1);
      floor.forEach((s, i) => {
        policy[s] = Math.floor(code / ACTIONS ** i) % ACTIONS;
      });
      const own = policyValues(world, policy);
      for (const s of floor) expect(own[s]).toBeLessThanOrEqual(values[s] + 1e-12);
      best = Math.max(best, own[floor[0]]);
    }
    expect(best).toBeCloseTo(values[floor[0]], 12);
  });
});

describe('moves', () => {
  test('slip as often as they should, half to either side', () => {
    const world = worldOf(['   ', '   ', '   '], 0.3, 0.9);
    const rng = createRng(3);
    const counts = new Map<number, number>();
    const tries = 20_000;
    for (let t = 0; t < tries; t++) {
      const next = move(world, 4, 1, rng);
      counts.set(next, (counts.get(next) ?? 0) + 1);
    }
    for (const [square, p] of [
      [7, 0.7],
      [3, 0.15],
      [5, 0.15],
    ]) {
      const error = Math.sqrt((p * (1 - p)) / tries);
      expect(Math.abs((counts.get(square) ?? 0) / tries - p)).toBeLessThan(5 * error);
    }
  });

  test('an episode tells its path and its discounted reward', () => {
    const world = worldOf(['    +'], 0, 0.5, 0.25);
    const learner = createLearner(world);
    for (let s = 0; s < 4; s++) learner.q[s * ACTIONS] = 1;
    const path = new Int32Array(8).fill(-1);
    const episode = playEpisode(learner, world, createRng(1), { start: 0, explore: 0, limit: 20, path });
    expect([...path]).toEqual([0, 1, 2, 3, 4, -1, -1, -1]);
    expect(episode.reached).toBe(true);
    expect(episode.moves).toBe(4);
    expect(episode.discounted).toBeCloseTo(-0.25 * (1 + 0.5 + 0.25) + 0.125, 14);
  });
});

describe('Q-learning', () => {
  const learn = (world: GridWorld, episodes: number, seed: number) => {
    const rng = createRng(seed);
    const learner = createLearner(world);
    const floor = [...world.cells.keys()].filter((s) => world.cells[s] === FLOOR);
    for (let e = 0; e < episodes; e++) {
      playEpisode(learner, world, rng, { start: floor[integer(rng, floor.length)], explore: 1, limit: 60 });
    }
    return learner;
  };

  test('without chance it ends on the exact values', () => {
    const world = worldOf(['   +', ' # -', '    '], 0, 0.6, 0.02);
    const { values } = solveWorld(world);
    const learner = learn(world, 4000, 5);
    const worst = Math.max(...values.map((v, s) => Math.abs(bestValue(learner, s) - v)));
    expect(worst).toBeLessThan(1e-4);
  });

  test('with slips it comes as near as the number of visits allows, from any seed', () => {
    const world = worldOf(textbook, 0.2, 0.8, 0.04);
    const { values } = solveWorld(world);
    for (const seed of [1, 2, 3]) {
      const distance = (episodes: number) => {
        const learner = learn(world, episodes, seed);
        return Math.max(...values.map((v, s) => Math.abs(bestValue(learner, s) - v)));
      };
      const [few, many] = [distance(500), distance(20_000)];
      expect(many).toBeLessThan(0.03);
      expect(many).toBeLessThan(few);
    }
  });
});

test('worlds that make no sense are refused', () => {
  const world = worldOf(textbook, 0.2, 0.9);
  const wrong: Partial<GridWorld>[] = [
    { width: 5 },
    { slip: 1.5 },
    { slip: Number.NaN },
    { discount: 1 },
    { discount: -0.1 },
    { reward: world.reward.with(2, Number.NaN) },
    { reward: world.reward.slice(1) },
  ];
  for (const part of wrong) {
    expect(() => checkWorld({ ...world, ...part })).toThrow(RangeError);
    expect(() => createLearner({ ...world, ...part })).toThrow(RangeError);
  }
});
