import { beforeAll, describe, expect, it } from 'vitest';
import demo from '@/components/demos/rbm-dreams/demo';
import { poster } from '@/components/demos/rbm-dreams/paint';
import dreams, { type Params, type State } from '@/components/demos/rbm-dreams/simulation';
import { renderSvg } from '@/components/viz/svg';
import { packBits, unpackBits } from '@/lib/bits';
import {
  clearHistory,
  createHistory,
  mixingOf,
  namesIn,
  pushHistory,
  sameShare,
} from '@/lib/ml/chainHistory';
import type { DreamData } from '@/lib/ml/digitRecords';
import { DRAWING_SIDE, digitOfDrawing } from '@/lib/ml/drawnDigit';
import { packRbm, unpackRbm } from '@/lib/ml/packedRbm';
import { createRbm, freeEnergy } from '@/lib/ml/rbm';
import { defaults } from '@/lib/params';
import { createRng, normal } from '@/lib/rng';
import { nodeAssets } from '../tools/assets';

const CELLS = DRAWING_SIDE * DRAWING_SIDE;
const base: Params = defaults(demo.params);
let data: DreamData;
/** State after the default training, at its first dream. */
let trained: State;
let trainingSteps = 0;

beforeAll(async () => {
  data = (await dreams.load?.(base, nodeAssets)) as DreamData;
  trained = dreams.init(base, 1, data);
  while (trained.dreamt < 0) {
    dreams.step(trained, base, data);
    trainingSteps++;
  }
}, 120_000);

/** Dreams of the trained machine. */
function dream(more: Partial<Params>, steps: number) {
  const params = { ...base, ...more };
  const state = structuredClone(trained);
  for (let k = 0; k < steps; k++) dreams.step(state, params, data);
  return { state, params, frame: dreams.frame(state, params, data) };
}

describe('a drawing as the machine sees it', () => {
  it('8 × 8: share of ink in blocks of 4 × 4 cells', () => {
    const cells = new Uint8Array(CELLS);
    // Five of the sixteen cells of block (row 2, column 3), and all of the last block.
    for (const [row, column] of [
      [8, 12],
      [9, 13],
      [10, 14],
      [11, 15],
      [11, 12],
    ]) {
      cells[row * DRAWING_SIDE + column] = 1;
    }
    for (let row = 28; row < 32; row++) cells.fill(1, row * DRAWING_SIDE + 28, row * DRAWING_SIDE + 32);
    const pixels = digitOfDrawing(cells, 8);
    expect(pixels[2 * 8 + 3]).toBeCloseTo(5 / 16, 14);
    expect(pixels[63]).toBeCloseTo(1, 14);
    expect(pixels.reduce((sum, p) => sum + p)).toBeCloseTo(1 + 5 / 16, 12);
  });

  it('28 × 28: the drawing fills the box in the middle', () => {
    const pixels = digitOfDrawing(new Uint8Array(CELLS).fill(1), 28);
    expect(pixels.reduce((sum, p) => sum + p)).toBe(400);
    expect([pixels[3 * 28 + 14], pixels[4 * 28 + 14], pixels[23 * 28 + 23], pixels[24 * 28 + 23]]).toEqual([
      0, 1, 1, 0,
    ]);
    // The left half of the paper is the left half of the picture.
    const half = Uint8Array.from({ length: CELLS }, (_, cell) => (cell % DRAWING_SIDE < 16 ? 1 : 0));
    const left = digitOfDrawing(half, 28);
    for (let i = 0; i < left.length; i++) if (i % 28 >= 14) expect(left[i]).toBe(0);
    expect(left.reduce((sum, p) => sum + p)).toBe(200);
  });
});

describe('memory of parallel chains', () => {
  it('an autoregressive chain has ρ(t) = φ^t and τ = ½ (1 + φ)/(1 − φ)', () => {
    const [phi, chains] = [0.8, 50];
    const history = createHistory(chains + 3, 400);
    const rng = createRng(5);
    const x = Float64Array.from({ length: chains }, () => normal(rng) / Math.sqrt(1 - phi * phi));
    for (let k = 0; k < 700; k++) {
      for (let c = 0; c < chains; c++) x[c] = phi * x[c] + normal(rng);
      pushHistory(history, x);
    }
    const { correlation, time, error, settled } = mixingOf(history, chains, 100);
    expect(settled).toBe(true);
    expect(correlation[0]).toBeCloseTo(1, 12);
    expect(Math.abs(correlation[1] - phi)).toBeLessThan(0.02);
    expect(Math.abs(time - 4.5)).toBeLessThan(5 * error);
    expect(error).toBeLessThan(0.3);
    clearHistory(history);
    expect(mixingOf(history, chains, 100).time).toBe(0);
  });

  it('names: the share of those that stay, and of each', () => {
    const history = createHistory(2, 6);
    for (const row of [
      [9, 9],
      [1, 2],
      [1, 2],
      [1, 3],
      [1, 3],
      [1, 2],
      [1, 2],
    ]) {
      pushHistory(history, row);
    }
    expect([...namesIn(history, 2, 4)]).toEqual([0, 0.5, 4 / 12, 2 / 12].map((p) => expect.closeTo(p, 12)));
    expect([...sameShare(history, 2, 3)]).toEqual(
      [1, (5 + 3) / 10, (4 + 0) / 8, (3 + 1) / 6].map((p) => expect.closeTo(p, 12)),
    );
  });
});

describe('a packed machine', () => {
  it('keeps biases in float32 and weights to 1/254 of the largest of their unit', () => {
    const rng = createRng(2);
    const rbm = createRbm(20, 7, 'binary', rng, { spread: 1, labels: 10 });
    for (let i = 0; i < 20; i++) rbm.visibleBias[i] = normal(rng);
    const back = unpackRbm(packRbm(rbm), 20, 7, 10);
    for (let j = 0; j < 7; j++) {
      const column = Array.from({ length: 20 }, (_, i) => rbm.weights[i * 7 + j]);
      const largest = Math.max(...column.map(Math.abs));
      column.forEach((w, i) => {
        expect(Math.abs(back.weights[i * 7 + j] - w)).toBeLessThanOrEqual((largest / 127) * 0.5001);
      });
    }
    expect(back.visibleBias).toEqual(rbm.visibleBias.map(Math.fround));
    expect(() => unpackRbm(new Uint8Array(10), 20, 7, 10)).toThrow(RangeError);
  });

  it('the recorded machine of 28 × 28 digits names as many as its note says', async () => {
    const params: Params = { ...base, data: 'mnist' };
    const recorded = (await dreams.load?.(params, nodeAssets)) as DreamData;
    const note = JSON.parse(
      new TextDecoder().decode(await nodeAssets.bytes('recorded/rbm-dreams/mnist.json')),
    );
    expect(recorded.recorded?.score.accuracy).toBe(note.accuracy);
    expect(note.accuracy).toBeGreaterThan(0.9);
    expect(note.command).toContain('recordDreams.ts');
    const seven: Params = { ...params, label: '7', chains: 16 };
    const state = dreams.init(seven, 1, recorded);
    for (let k = 0; k < 40; k++) dreams.step(state, seven, recorded);
    const frame = dreams.frame(state, seven, recorded);
    expect([frame.phase, frame.side, frame.dreamt]).toEqual(['dreaming', 28, 40]);
    expect(frame.named.share[7]).toBeGreaterThan(0.25);
    expect(frame.energies.filter((energy) => energy > -170).length).toBeLessThanOrEqual(1);
    // The 3 that stands in the drawing is one for this machine, too.
    expect(frame.votes[3]).toBeGreaterThan(0.5);
  });
});

describe('rbm-dreams', () => {
  it('is trained in as many steps as the prediction counts on, and names most of what it never saw', () => {
    expect(trainingSteps - 1).toBe(186);
    expect(demo.predict?.until).toBe(186 + 300);
    expect(trained.score.accuracy).toBeGreaterThan(0.92);
    expect(trained.score.error).toBeCloseTo(
      Math.sqrt((trained.score.accuracy * (1 - trained.score.accuracy)) / 359),
      12,
    );
    expect(data.neighbor).toBeGreaterThan(0.98);
    expect(dreams.frame(trained, base, data).votes[3]).toBeGreaterThan(0.8);
  });

  it('p(name | drawing) follows from the free energies of the ten labels', () => {
    const { frame, state } = dream({}, 1);
    const rbm = state.learner?.training.rbm as Parameters<typeof freeEnergy>[0];
    const weights = Array.from({ length: 10 }, (_, y) => {
      const v = new Float64Array(74);
      v.set(frame.drawing);
      v[64 + y] = 1;
      return -freeEnergy(rbm, v);
    });
    const largest = Math.max(...weights);
    const z = weights.reduce((sum, w) => sum + Math.exp(w - largest), 0);
    weights.forEach((w, y) => {
      expect(frame.votes[y]).toBeCloseTo(Math.exp(w - largest) / z, 10);
    });
  });

  it.each(['7', '4'] as const)('held to the name %s, most dreams are called by it', (label) => {
    const { frame, state } = dream({ label }, 100);
    const share = frame.named.share[Number(label)];
    // By chance one in ten would be.
    expect(share).toBeGreaterThan(0.5);
    expect(share - 0.1).toBeGreaterThan(5 * frame.named.error[Number(label)]);
    for (let n = 0; n < base.chains; n++) {
      const labels = state.chains.visible.subarray(n * 74 + 64, n * 74 + 74);
      expect(labels.reduce((sum, v) => sum + v)).toBe(1);
      expect(labels[Number(label)]).toBe(1);
    }
  });

  it.each(['top', 'bottom', 'left', 'right'] as const)('the %s half that is held never changes', (clamp) => {
    const { frame, state, params } = dream({ clamp }, 25);
    let held = 0;
    for (let i = 0; i < 64; i++) {
      const inside = { top: i < 32, bottom: i >= 32, left: i % 8 < 4, right: i % 8 >= 4 }[clamp];
      expect(frame.clamped[i]).toBe(inside ? 1 : 0);
      if (!inside) continue;
      held++;
      for (let n = 0; n < params.chains; n++) {
        expect(state.chains.visible[n * 74 + i]).toBe(frame.drawing[i]);
        expect(frame.pictures[n * 64 + i]).toBeCloseTo(frame.drawing[i], 6);
      }
    }
    expect(held).toBe(32);
  });

  it('dreams fall from noise to the free energy of digits, hot ones do not, cold ones fall below', () => {
    const mean = (energies: Float64Array) => energies.reduce((sum, f) => sum + f) / energies.length;
    const { frame } = dream({}, 120);
    expect(frame.trace.mean[0]).toBeGreaterThan(frame.score.freeEnergy + 10);
    expect(Math.abs(mean(frame.energies) - frame.score.freeEnergy)).toBeLessThan(4);
    expect(mean(dream({ temperature: 2.5 }, 120).frame.energies)).toBeGreaterThan(frame.score.freeEnergy + 8);
    const cold = dream({ temperature: 0.3 }, 120).frame;
    expect(mean(cold.energies)).toBeLessThan(frame.score.freeEnergy);
    // And they remember for longer.
    expect(cold.mixing.time).toBeGreaterThan(3 * frame.mixing.time);
  });

  it('a new drawing matters only where it is used, and an empty one does no harm', () => {
    const empty = packBits(new Uint8Array(CELLS));
    const params = { ...base, drawing: empty };
    const state = structuredClone(trained);
    for (let k = 0; k < 5; k++) dreams.step(state, base, data);
    dreams.step(state, params, data);
    expect(state.dreamt).toBe(6);
    dreams.step(state, { ...params, clamp: 'top' }, data);
    expect(state.dreamt).toBe(0);
    const frame = dreams.frame(state, { ...params, clamp: 'top' }, data);
    expect(frame.votes.every(Number.isFinite)).toBe(true);
    expect(demo.describe(frame)).toContain('empty');
    expect(unpackBits(base.drawing, CELLS).some((cell) => cell === 1)).toBe(true);
  });

  it('the prediction: one half of a 3 may be that of another digit', () => {
    const { frame } = dream({ ...demo.presets.half.params }, 300);
    expect(demo.predict?.kind === 'choice' && demo.predict.answer(frame)).toBe('two');
    expect(frame.named.share[3] + frame.named.share[9]).toBeGreaterThan(0.8);
    expect(demo.predict?.explain(frame)).toContain('3 (');
  });

  it('its poster at the end of training is a picture of less than 60 kB', () => {
    const { frame, params } = dream({ chains: 12 }, 30);
    const svg = renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
      width: 720,
      height: 554,
    });
    expect(svg).not.toContain('NaN');
    expect(svg.length).toBeLessThan(60_000);
  });
});
