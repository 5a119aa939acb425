import { describe, expect, it } from 'vitest';
import { foresee, type Settings } from '@/components/demos/foresee';
import { loadDemo } from '@/components/demos/registry';
import { defaultValues } from '@/lib/params';

const demo = await loadDemo('linear-neuron');
const asked = demo.predict?.preset ?? '';
const other = Object.keys(demo.presets).find((name) => name !== asked) ?? '';
const now = (prediction: Settings['prediction']): Settings => ({
  params: defaultValues(demo.params),
  seed: 1,
  speed: 'normal',
  prediction,
});

describe('a prediction that waits for its answer', () => {
  it('is put away by the preset of another step, which it is not about', () => {
    const changes = foresee(demo, now({ phase: 'open' }), { method: 'applyPreset', args: [other] });
    expect(changes.prediction).toEqual({ phase: 'skipped' });
    expect(changes.params).toMatchObject(demo.presets[other].params);
  });

  it('stays beside its own preset, and once answered', () => {
    const own = foresee(demo, now({ phase: 'open' }), { method: 'applyPreset', args: [asked] });
    expect(own).not.toHaveProperty('prediction');
    const given = { dw: 1, db: 2 };
    for (const phase of ['locked', 'revealed'] as const) {
      const changes = foresee(demo, now({ phase, given }), { method: 'applyPreset', args: [other] });
      expect(changes).not.toHaveProperty('prediction');
    }
  });

  it('is not put away by a preset that does not exist', () => {
    expect(foresee(demo, now({ phase: 'open' }), { method: 'applyPreset', args: ['none'] })).toEqual({});
  });
});
