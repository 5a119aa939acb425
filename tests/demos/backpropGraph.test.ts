import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/backprop-graph/demo';
import { ANSWER, explainAnswer, QUESTION, slipOf } from '@/components/demos/backprop-graph/edges';
import { changeFor } from '@/components/demos/backprop-graph/edit';
import { layOut, nextLine } from '@/components/demos/backprop-graph/layout';
import { messages } from '@/components/demos/backprop-graph/messages';
import { equationsOf } from '@/components/demos/backprop-graph/shown';
import simulation, {
  type Frame,
  type GraphName,
  type Params,
  programOf,
} from '@/components/demos/backprop-graph/simulation';
import { evaluate } from '@/lib/ml/autodiff';
import { inputFor } from '@/lib/ml/autodiffEdit';
import { computedLines, replay, stepCount } from '@/lib/ml/autodiffSteps';
import { defaults } from '@/lib/params';

const GRAPHS: GraphName[] = ['neuron', 'layer', 'oscillator', 'hydrogen', 'gaussian'];
const WAYS = ['reverse', 'forward'] as const;
const BENDS = ['identity', 'sigmoid', 'tanh', 'relu'] as const;

const paramsOf = (more: Partial<Params> = {}): Params => ({ ...defaults(demo.params), ...more });
const presetOf = (name: string) => paramsOf(demo.presets[name].params);
const frameAfter = (params: Params, step: number): Frame => simulation.frame({ step }, params, undefined);
const ended = (params: Params) => frameAfter(params, stepCount(programOf(params), params.way));
const relative = (value: number, exact: number) => Math.abs(value - exact) / Math.max(1e-3, Math.abs(exact));

describe('the steps', () => {
  it.each(GRAPHS)('%s: both ways end at the closed forms', (graph) => {
    for (const way of WAYS) {
      for (const bend of BENDS) {
        const params = paramsOf({ graph, way, bend, x: 1.4, y: 3.8, w: 0.7, b: -0.4, alpha: 0.8, r: 1.2 });
        const { trail, exact, wave } = ended(params);
        expect(trail.ended).toBe(true);
        expect(trail.gradient).toHaveLength(exact.length);
        trail.gradient.forEach((slope, k) => {
          expect(relative(slope, exact[k]), `${way} ${bend} ${k}`).toBeLessThan(1e-11);
        });
        if (!wave) continue;
        expect(relative(trail.curvature, wave.curvature)).toBeLessThan(1e-12);
        expect(relative(wave.energy, wave.localEnergy)).toBeLessThan(1e-12);
      }
    }
  });

  it.each(WAYS)('%s: one line more is known after each step, never one less', (way) => {
    const params = paramsOf({ graph: 'layer', way });
    const program = programOf(params);
    const lines = computedLines(program).length;
    const count = (list: Float64Array) => list.filter((v) => !Number.isNaN(v)).length;
    expect(stepCount(program, way)).toBe(way === 'reverse' ? 2 * lines + 1 : 7 * lines);
    let before = replay(program, way, 0);
    expect(count(before.gradient)).toBe(0);
    for (let step = 1; step <= stepCount(program, way); step++) {
      const trail = replay(program, way, step);
      expect(count(trail.value) - count(before.value)).toBe(step <= lines ? 1 : 0);
      expect(count(trail.gradient)).toBeGreaterThanOrEqual(count(before.gradient));
      expect(trail.ended).toBe(step === stepCount(program, way));
      before = trail;
    }
    expect(count(before.gradient)).toBe(7);
  });

  it('a derivative is complete only when its last user has given its part', () => {
    // r of hydrogen stands in the last line and in the first: its adjoint grows twice.
    const program = programOf(paramsOf({ graph: 'hydrogen' }));
    const steps = stepCount(program, 'reverse');
    const line = program.variables[1];
    const partial = replay(program, 'reverse', steps - 1);
    expect(partial.first[line]).not.toBeNaN();
    expect(partial.gradient[1]).toBeNaN();
    const whole = replay(program, 'reverse', steps);
    expect(whole.first[line]).not.toBe(partial.first[line]);
    expect(whole.gradient[1]).toBe(whole.first[line]);
  });

  it('inputs may change between two steps: everything known follows', () => {
    const before = frameAfter(paramsOf(), 11);
    const after = frameAfter(paramsOf({ w: 1.5 }), 11);
    expect(after.trail.gradient[0]).not.toBe(before.trail.gradient[0]);
    expect(relative(after.trail.gradient[0], after.exact[0])).toBeLessThan(1e-13);
  });

  it('refuses junk', () => {
    const start = (more: Partial<Params>) => () => simulation.init(paramsOf(more), 1, undefined);
    expect(start({ h: 0 })).toThrow(/h = 0/);
    expect(start({ r: -1 })).toThrow(RangeError);
    expect(start({ layer: new Float64Array(4) })).toThrow(/4 numbers/);
    expect(start({ chosen: 0.5 })).toThrow(RangeError);
  });
});

describe('the readouts', () => {
  it.each(Object.keys(demo.presets))('%s: what the tape says equals the closed form', (name) => {
    const params = presetOf(name);
    const frame = ended(params);
    for (const key of ['dCdw', 'dCdb'] as const) {
      const { value, exact } = demo.readouts[key].read(frame);
      expect(exact).not.toBe(0);
      expect(relative(value, exact!)).toBeLessThan(1e-10);
    }
    expect(demo.describe(frame)).toContain('All derivatives are known');
  });

  it('the answer does not stand beside the open question', () => {
    const frame = frameAfter(presetOf('neuron'), 0);
    expect(demo.readouts.dCdw.read(frame)).toEqual({ value: 0 });
    expect(demo.readouts.dCdb.read(frame)).toEqual({ value: 0 });
    expect(demo.moreReadouts?.(frame)).toEqual({});
    expect(JSON.stringify(demo.tables(frame)[1].rows)).not.toMatch(/\d\.\d/);
  });

  it('the talk’s own numbers: δ x and δ', () => {
    const frame = ended(presetOf('talk'));
    const delta = 1.76405235 * 4 + 0.40015721 - 9;
    expect(demo.readouts.dCdw.read(frame).value).toBeCloseTo(4 * delta, 13);
    expect(demo.readouts.dCdb.read(frame).value).toBeCloseTo(delta, 13);
  });

  it('a saturated sigmoid starves what is behind it, a linear neuron with the same numbers does not', () => {
    const [saturated, linear] = [ended(presetOf('saturated')), ended(presetOf('talk'))];
    const slope = (frame: Frame) => Math.abs(demo.readouts.dCdb.read(frame).value);
    expect(slope(saturated)).toBeLessThan(0.01 * slope(linear));
    expect(demo.describe(saturated)).toContain('flat');
    expect(demo.describe(linear)).not.toContain('flat');
  });

  it('ψ″ and the local energy of the wave function, with their closed forms', () => {
    const { x, alpha } = presetOf('wave-function');
    const more = demo.moreReadouts!(ended(presetOf('wave-function')));
    expect(more.localEnergy.value).toBeCloseTo(alpha + (0.5 - 2 * alpha * alpha) * x * x, 13);
    expect(more.localEnergy.exact).toBeCloseTo(more.localEnergy.value, 13);
    expect(more.curvature.exact).toBeCloseTo(more.curvature.value, 13);
    expect(more.output.exact).toBeCloseTo(Math.exp(-alpha * x * x), 14);
  });
});

describe('the finite-difference probe', () => {
  it.each(['neuron', 'layer', 'oscillator', 'hydrogen'] as const)('%s: the error is a U', (graph) => {
    const { probe } = frameAfter(paramsOf({ graph, x: 1.3, y: 3.2, w: 0.7, b: -0.2, bend: 'tanh' }), 0);
    for (const { error, h } of probe.quotients) {
      const seen = error.filter((v) => v > 0);
      const best = error.indexOf(Math.min(...seen));
      expect(h[best]).toBeGreaterThan(1e-11);
      expect(h[best]).toBeLessThan(0.05);
      expect(error[0]).toBeGreaterThan(100 * error[best]);
      expect(Math.max(...error.slice(-8))).toBeGreaterThan(100 * error[best]);
    }
  });

  it('follows the variable that is looked at', () => {
    const params = paramsOf({ graph: 'layer' });
    const line = programOf(params).names.indexOf('v2');
    const { probe, program } = frameAfter({ ...params, chosen: line }, 0);
    expect(program.names[probe.line]).toBe('v2');
    expect(probe.quotients[1].estimate).toBeCloseTo(probe.exact, 6);
  });
});

describe('any value can be set', () => {
  it.each(GRAPHS)('%s: one input moves, and the line has its value', (graph) => {
    const params = paramsOf({ graph, x: 1.4, y: 3.8, w: 0.7, b: -0.4, alpha: 0.8, r: 1.2 });
    const program = programOf(params);
    const before = program.tape.value.slice();
    for (let line = 0; line <= program.output; line++) {
      const value = 0.9 * program.tape.value[line];
      const change = inputFor(program, line, value);
      expect(change, program.names[line]).not.toBeNull();
      expect(program.tape.value).toEqual(before);
      const other = programOf(params);
      other.tape.value[change!.line] = change!.value;
      evaluate(other.tape);
      expect(other.tape.value[line]).toBeCloseTo(value, 9);
      const { patch } = changeFor({ program }, params, line, value);
      const moved = programOf({ ...params, ...patch });
      expect(moved.tape.value[line], program.names[line]).toBeCloseTo(value, 9);
    }
  });

  it('moves the bias for z, the weight for u, the target for the error', () => {
    const params = paramsOf();
    const program = programOf(params);
    const carrier = (name: string, value: number) => {
      const change = inputFor(program, program.names.indexOf(name), value);
      return change && program.names[change.line];
    };
    expect(carrier('z', 2)).toBe('b');
    expect(carrier('a', 0.9)).toBe('b');
    expect(carrier('u', 2)).toBe('w');
    expect(carrier('e', 1)).toBe('y');
    expect(carrier('C', 3)).toBe('y');
    expect(carrier('a', 1.5)).toBeNull();
    expect(carrier('C', -1)).toBeNull();
    expect(changeFor({ program }, params, program.names.indexOf('a'), 1.5)).toEqual({
      words: messages.en.plots.graph.refused('a', '1.5'),
    });
    expect(changeFor({ program }, params, program.names.indexOf('w'), 1e6).patch).toBeUndefined();
  });
});

describe('the question', () => {
  it('has the tape’s answer at the step it is checked', () => {
    const predict = demo.predict!;
    if (predict.kind !== 'numbers') throw new Error('expected numbers');
    const frame = frameAfter(presetOf(predict.preset), predict.until);
    expect(frame.trail.ended).toBe(true);
    expect(frame.trail.gradient[0]).toBe(ANSWER.w);
    expect(frame.trail.gradient[1]).toBe(ANSWER.b);
    expect(presetOf(predict.preset)).toMatchObject(QUESTION);
  });

  it.each([
    ['w', '-1.625', 'from u to w'],
    ['w', -19.5, 'through the sigmoid'],
    ['w', 0.75, 'first edge'],
    ['w', '4,875', 'wrong sign'],
    ['w', -2.44, '½'],
    ['b', -4.875, 'a factor x too many'],
    ['b', -6.5, 'through the sigmoid'],
    ['b', 0.25, 'first edge'],
    ['b', 1.6, 'wrong sign'],
  ] as const)('%s = %s: names the edge that was skipped', (name, said, words) => {
    const given = { w: ANSWER.w, b: ANSWER.b, [name]: said };
    const explanation = explainAnswer(given);
    expect(explanation).toContain(words);
    expect(explanation).toContain(name === 'w' ? '∂C/∂w' : '∂C/∂b');
    expect(slipOf(name, ANSWER[name])).toBeUndefined();
  });

  it('says the whole way otherwise', () => {
    expect(explainAnswer({ w: -4.9, b: '-1.6' })).toBe(messages.en.predict.right);
    expect(explainAnswer({ w: '', b: 77 })).toBe(messages.en.predict.because);
  });
});

describe('what stands beside the graph', () => {
  it('the equation of each step, with its numbers', () => {
    const at = (step: number, more: Partial<Params> = {}) => {
      const params = paramsOf(more);
      const { now, chosen } = equationsOf(frameAfter(params, step), params);
      return [...now, ...chosen].join(' | ');
    };
    expect(at(0)).toBe(messages.en.listing.start);
    expect(at(1)).toBe('u = w·x = 1·3 = 3');
    expect(at(3)).toBe('a = σ(z) = σ(0) = 0.5');
    expect(at(6)).toBe('∂C/∂C = 1');
    expect(at(7)).toBe('∂C/∂e = −6.5');
    expect(at(9)).toBe('∂C/∂z = ∂C/∂a · ∂a/∂z = (−6.5)·0.25 = −1.63');
    expect(at(11)).toContain('∂C/∂w = (a − y) σ′(z) x = (−6.5)·0.25·3 = −4.88');
    expect(at(1, { way: 'forward' })).toBe('u = w·x = 1·3 = 3 | ∂u/∂w = 3·1 + 1·0 = 3');
    expect(at(9, { chosen: 1 })).toContain('−1.63 | y = 7 is given. | ∂C/∂y = 6.5');
    expect(at(9, { chosen: 5 })).toContain('−1.63 | z = u + b = 3 + (−3) = 0');
  });

  it.each(GRAPHS)('%s: no two nodes overlap, on a desk and on a phone', (graph) => {
    const theme = { fontSize: 13 } as Parameters<typeof layOut>[2];
    const frame = frameAfter(paramsOf({ graph }), 0);
    for (const size of [
      { width: 640, height: 340 },
      { width: 340, height: 530 },
    ]) {
      const { x, y, halfWidth, halfHeight } = layOut(frame, size, theme);
      for (let i = 0; i < x.length; i++) {
        expect(x[i] - halfWidth).toBeGreaterThanOrEqual(0);
        expect(x[i] + halfWidth).toBeLessThanOrEqual(size.width);
        expect(y[i] + halfHeight).toBeLessThanOrEqual(size.height);
        for (let j = 0; j < i; j++) {
          const apart =
            Math.abs(x[i] - x[j]) >= 2 * halfWidth + 2 || Math.abs(y[i] - y[j]) >= 2 * halfHeight + 2;
          expect(apart, `${frame.program.names[i]} and ${frame.program.names[j]} at ${size.width}`).toBe(
            true,
          );
        }
      }
    }
  });

  it.each(GRAPHS)('%s: the arrow keys reach every node from every other', (graph) => {
    const theme = { fontSize: 13 } as Parameters<typeof layOut>[2];
    const frame = frameAfter(paramsOf({ graph }), 0);
    for (const size of [
      { width: 640, height: 340 },
      { width: 340, height: 530 },
    ]) {
      const layout = layOut(frame, size, theme);
      for (let start = 0; start < layout.x.length; start++) {
        const found = new Set([start]);
        for (const line of found) {
          for (const arrow of [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
          ] as const) {
            found.add(nextLine(layout, line, arrow));
          }
        }
        expect(found.size, `from ${frame.program.names[start]} at ${size.width}`).toBe(layout.x.length);
      }
    }
  });
});
