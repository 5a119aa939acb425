import { describe, expect, test } from 'vitest';
import { baseParams } from '@/components/demos/permalink';
import demo from '@/components/demos/types-of-learning/demo';
import simulation, {
  FEWEST_POINTS,
  type Frame,
  type Params,
} from '@/components/demos/types-of-learning/simulation';
import { learnerOf, saidOfRow, thirdColumn } from '@/components/demos/types-of-learning/words';
import { formatValue, MAX_DATA_LENGTH } from '@/lib/params';

const DATA = undefined as never;

function run(preset: string, steps: number, seed = 1, more: Partial<Params> = {}): Frame {
  const params = {
    ...baseParams(demo.params, { ...demo.presets[preset].params, ...more }),
    ...more,
  } as Params;
  const state = simulation.init(params, seed, DATA);
  for (let k = 0; k < steps && !simulation.done?.(state, params); k++)
    void simulation.step(state, params, DATA);
  return simulation.frame(state, params, DATA);
}

const rightAnswer = (frame: Frame) => (demo.predict?.kind === 'choice' ? demo.predict.answer(frame) : '');

describe('the same points, another third column', () => {
  test('the prediction has the same answer from any seed', () => {
    for (let seed = 1; seed <= 12; seed++) expect(rightAnswer(run('ring', 40, seed))).toBe('halves');
  });

  test('labels fix what k-means could not: a tree tells ring from disc on rows it never saw', () => {
    const frame = run('ring', 40, 1, { lens: 'classify', classifier: 'tree' });
    expect(frame.score.heldOut).toBeGreaterThan(0.85);
    expect(run('ring', 40).score.extra).toBeLessThan(0.1);
  });

  test('a surface that may bend comes closer to the ground than a plane', () => {
    const plane = run('regress', 200).score;
    const process = run('process', 200).score;
    expect(process.heldOut).toBeLessThan(plane.heldOut);
    expect(plane.cost).toBeCloseTo(plane.least, 8);
  });

  test('points and labels stay what they are under every lens', () => {
    const [first, ...others] = (['classify', 'regress', 'cluster', 'reward'] as const).map((lens) =>
      run('classify', 3, 1, { lens }),
    );
    for (const { table } of others) {
      expect(table.features).toEqual(first.table.features);
      expect(table.labels).toEqual(first.table.labels);
    }
  });

  test('the third column is the only one that changes', () => {
    const column = (lens: Params['lens']) => {
      const frame = run('classify', 1, 1, { lens });
      return Array.from({ length: frame.table.n }, (_, i) => thirdColumn(frame, i));
    };
    expect(new Set(column('classify'))).toEqual(new Set(['●', '◆']));
    expect(new Set(column('cluster'))).toEqual(new Set(['–']));
    expect(column('regress').every((entry) => Number.isFinite(Number(entry.replace('−', '-'))))).toBe(true);
    expect(new Set(column('reward'))).toEqual(new Set(['wall', '0', '+1']));
  });

  test('the labels are told only when they are uncovered', () => {
    const readouts = (labels: Params['labels']) =>
      Object.keys(demo.moreReadouts?.(run('ring', 9, 1, { labels })) ?? {});
    expect(readouts('hidden')).toEqual([]);
    expect(readouts('shown')).toEqual(['adjustedRand']);
  });

  test('walking and planning agree with the exact worth, which is shown beside them', () => {
    const more = demo.moreReadouts?.(run('maze', 300));
    expect(more?.value.value).toBeCloseTo(more?.value.exact ?? Number.NaN, 6);
    expect(more?.value.exact).toBeGreaterThan(0);
  });
});

test('too few points: nothing to learn, said so, and no failure', () => {
  for (const lens of ['classify', 'regress', 'cluster', 'reward'] as const) {
    const points = new Float64Array(FEWEST_POINTS - 1);
    const frame = run('classify', 3, 1, { lens, points });
    expect(frame.picture.lens).toBe('none');
    expect(demo.describe(frame)).toContain('few');
    expect(demo.tables(frame)[0].rows).toHaveLength(FEWEST_POINTS - 1);
  }
});

test('points all of one class, or all in one place, are learnt from like others', () => {
  for (const lens of ['classify', 'regress', 'cluster', 'reward'] as const) {
    for (const more of [{ classifier: 'tree' }, { surface: 'process' }, { walker: 'planning' }] as const) {
      const frame = run('classify', 5, 1, { lens, points: new Float64Array(12), groups: 3, ...more });
      expect(Number.isFinite(frame.score.cost), lens).toBe(true);
      expect(saidOfRow(frame, 0).length).toBeGreaterThan(0);
    }
  }
});

test('the clouds of the presets fit into a link', () => {
  for (const { params } of Object.values(demo.presets)) {
    if (params.points)
      expect(formatValue(demo.params.points, params.points)?.length).toBeLessThan(MAX_DATA_LENGTH);
  }
});

test('every choice of learner has its cost in words', () => {
  const base = baseParams(demo.params) as unknown as Params;
  expect(learnerOf(base)).toBe('logistic');
  expect(learnerOf({ ...base, lens: 'reward' })).toBe('walking');
  expect(learnerOf({ ...base, lens: 'cluster' })).toBe('cluster');
});
