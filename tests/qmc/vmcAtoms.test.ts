import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/vmc-atoms/demo';
import { messages } from '@/components/demos/vmc-atoms/messages';
import { PANELS, poster } from '@/components/demos/vmc-atoms/paint';
import { paintCurve, paintDensity } from '@/components/demos/vmc-atoms/paintAtom';
import simulation, { type Params, type State } from '@/components/demos/vmc-atoms/simulation';
import { renderSvg } from '@/components/viz/svg';
import { defaults } from '@/lib/params';
import { hamiltonianOf, nucleus } from '@/lib/qmc/hamiltonians';
import { atomParameters, atomWave } from '@/lib/qmc/wavefunctions/atom';
import { createRng, normal } from '@/lib/rng';
import { checkDerivatives, checkMoves } from './waveChecks';

const base = defaults(demo.params);

function start(changes: Partial<Params> = {}, seed = 7) {
  const params: Params = { ...base, walkers: 32, ...changes };
  return { params, state: simulation.init(params, seed) as State };
}

function advance(state: State, params: Params, steps: number) {
  for (let s = 0; s < steps; s++) simulation.step(state, params);
  return simulation.frame(state, params);
}

function run(changes: Partial<Params>, steps: number, seed = 7) {
  const { params, state } = start(changes, seed);
  return advance(state, params, steps);
}

const readAll = (frame: ReturnType<typeof run>) =>
  Object.fromEntries(Object.entries(demo.readouts).map(([name, spec]) => [name, spec.read(frame)]));

describe('the trial states of an atom', () => {
  const rng = createRng(3);
  const points = (count: number, size: number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: size }, () => normal(rng)));

  it.each([
    [false, false],
    [false, true],
    [true, true],
    [true, false],
  ])(
    'nuclear kink held %s, electrons’ kink %s: derivatives and moves are right',
    (nuclearCusp, electronCusp) => {
      const ansatz = { electrons: 2, charge: 2, nuclearCusp, electronCusp } as const;
      const theta = atomParameters(ansatz, 1.7, 0.4);
      expect(theta.length).toBe((nuclearCusp ? 0 : 1) + (electronCusp ? 1 : 0));
      checkDerivatives((t) => atomWave(t, ansatz), theta, points(3, 6));
      checkMoves(atomWave(theta, ansatz), points(1, 6)[0], points(8, 3));
    },
  );

  it('with both kinks E_L stays finite where particles meet, without them it does not', () => {
    const energyAt = (kinks: boolean, x: number[]) => {
      const ansatz = { electrons: 2, charge: 2, nuclearCusp: kinks, electronCusp: kinks } as const;
      const psi = atomWave(atomParameters(ansatz, 1.6875, 0.3), ansatz);
      return hamiltonianOf(nucleus(2), 6).localEnergy(psi, Float64Array.from(x));
    };
    const nearNucleus = [1e-7, 0, 0, 0, 0.8, 0.3];
    const nearPair = [0.5, 0.2, 0, 0.5, 0.2, 1e-7];
    for (const x of [nearNucleus, nearPair]) {
      expect(Math.abs(energyAt(true, x))).toBeLessThan(20);
      expect(Math.abs(energyAt(false, x))).toBeGreaterThan(1e6);
    }
  });
});

describe('energies by sampling', () => {
  const cases: [string, Partial<Params>][] = [
    ['hydrogen, α = 0.8', { electrons: 'one', charge: 1, alpha: 0.8 }],
    ['a carbon nucleus with one electron', { electrons: 'one', charge: 6, alpha: 7 }],
    ['helium without kinks', { alpha: 1.5 }],
    ['helium, nuclear kink only', { nuclearCusp: 'held' }],
    ['helium with both', { nuclearCusp: 'held', electronCusp: 'on', beta: 0.14334 }],
    ['neon ion', { charge: 10, alpha: 9.7, electronCusp: 'on', beta: 1 }],
  ];
  it.each(cases)('%s: the energy and each of its parts within 5 errors of this Ψ', (_name, changes) => {
    const frame = run(changes, 4000);
    const { kinetic, external, interaction, energy, exact, ansatz } = frame;
    const near = ({ mean, standardError }: typeof kinetic, value: number) =>
      expect(Math.abs(mean - value) / standardError).toBeLessThan(5);
    near(kinetic, exact.kinetic);
    near(external, exact.attraction);
    if (ansatz.electrons === 2) near(interaction, exact.repulsion);
    near(energy, exact.kinetic + exact.attraction + exact.repulsion);
    expect(energy.standardError).toBeLessThan(0.01 * Math.abs(frame.ground));
    if (frame.exactVariance) near(frame.variance, frame.exactVariance);
    expect(energy.mean + 5 * energy.standardError).toBeGreaterThan(frame.ground);
    // The density holds all electrons but those beyond the axis.
    const width = frame.radial.edges[1];
    const total = frame.radial.density.reduce((sum, v) => sum + v * width, 0);
    expect(total).toBeGreaterThan(0.99 * ansatz.electrons);
    expect(total).toBeLessThan(ansatz.electrons + 1e-9);
    expect(frame.histogram.shares.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 9);
  });

  it.each<[string, Partial<Params>]>([
    ['hydrogen, α = 0.8', { electrons: 'one', charge: 1, alpha: 0.8 }],
    ['helium, α = 1.5', {}],
  ])(
    '%s: after 1000 sweeps error bars are as long as energies differ from seed to seed',
    (_name, changes) => {
      const pulls = Array.from({ length: 40 }, (_, seed) => {
        const { energy, kinetic, external, exact, trusted } = run({ ...changes, walkers: 8 }, 1000, seed);
        return { energy, kinetic, external, exact, trusted };
      });
      const width = (of: (p: (typeof pulls)[number]) => number) =>
        Math.sqrt(pulls.reduce((sum, p) => sum + of(p) ** 2, 0) / pulls.length);
      const total = ({ exact }: (typeof pulls)[number]) => exact.kinetic + exact.attraction + exact.repulsion;
      const widths = [
        width((p) => (p.energy.mean - total(p)) / p.energy.standardError),
        width((p) => (p.kinetic.mean - p.exact.kinetic) / p.kinetic.standardError),
        width((p) => (p.external.mean - p.exact.attraction) / p.external.standardError),
      ];
      for (const w of widths) {
        expect(w).toBeGreaterThan(0.75);
        expect(w).toBeLessThan(1.35);
      }
      expect(pulls.filter((p) => p.trusted).length).toBeGreaterThan(32);
    },
  );

  it('one electron at α = Z has no variance, two have at every α', () => {
    expect(run({ electrons: 'one', charge: 3, alpha: 3 }, 400).variance.mean).toBeLessThan(1e-18);
    for (const alpha of [1.6875, 2]) expect(run({ alpha }, 400).variance.mean).toBeGreaterThan(0.1);
  });
});

describe('learning', () => {
  it.each(['sr', 'sgd'] as const)('helium by %s ends at α = 27/16', (optimize) => {
    const frame = run({ optimize, alpha: 1 }, 2200);
    expect(frame.updates).toBe(40);
    expect(Math.abs(frame.alpha - 27 / 16)).toBeLessThan(0.06);
    expect(readAll(frame).currentAlpha.exact).toBe(27 / 16);
  });

  it('α and β together reach −2.8903 within 0.001 of this Ψ by quadrature', () => {
    const frame = run({ optimize: 'sr', alpha: 1.2, beta: 1, electronCusp: 'on', walkers: 128 }, 2300);
    expect(readAll(frame).trial.value).toBeLessThan(-2.8893);
    expect(frame.variance.mean).toBeLessThan(0.3);
  });

  it('with α held only β is learned', () => {
    const frame = run({ optimize: 'sr', nuclearCusp: 'held', beta: 1, electronCusp: 'on' }, 2000);
    expect(frame.alpha).toBe(2);
    expect(frame.beta as number).toBeLessThan(0.3);
  });

  it('where nothing may vary there is nothing to learn', () => {
    expect(run({ optimize: 'sr', nuclearCusp: 'held' }, 200).planned).toBe(0);
  });
});

describe('a reader moves α while it runs', () => {
  it('the measurement is kept, the next is that of the new α', () => {
    const { params, state } = start({ alpha: 1.4 });
    advance(state, params, 400);
    const moved = { ...params, alpha: 1.9 };
    const frame = advance(state, moved, 3000);
    expect([...frame.tried.alpha]).toEqual([1.4]);
    expect(frame.alpha).toBe(1.9);
    expect(Math.abs(frame.kinetic.mean - 1.9 ** 2) / frame.kinetic.standardError).toBeLessThan(5);
    // A control without effect changes nothing.
    simulation.step(state, { ...moved, beta: 2 });
    expect(simulation.frame(state, moved).sweeps).toBe(frame.sweeps + 1);
  });
});

describe('the card', () => {
  it('the prediction’s answer is that the walkers disagree', () => {
    const predict = demo.predict;
    if (predict?.kind !== 'choice') throw new Error('a choice expected');
    const frame = run(demo.presets[predict.preset].params, 2400);
    expect(predict.answer(frame)).toBe('spread');
    expect(predict.explain(frame)).toMatch(/α = 1\.6|α = 1\.7/);
  });

  it('bad parameters are refused in one clear line', () => {
    expect(() => start({ charge: 0 })).toThrow('charge = 0: expected an integer from 1 to 10');
    expect(() => start({ alpha: -1 })).toThrow('alpha = -1: expected a number > 0');
  });

  it('there is always a finite number, a sentence and a picture', () => {
    for (const changes of [
      {},
      { electrons: 'one', charge: 1 },
      { optimize: 'sr', electronCusp: 'on' },
      { nuclearCusp: 'held', electronCusp: 'on', charge: 10 },
    ] as Partial<Params>[]) {
      const { params, state } = start(changes);
      for (const steps of [0, 1, 119, 2, 300]) {
        const frame = advance(state, params, steps);
        for (const { value, error } of Object.values(readAll(frame))) {
          expect(Number.isFinite(value)).toBe(true);
          expect(error === undefined || Number.isFinite(error)).toBe(true);
        }
        expect(demo.describe(frame)).not.toMatch(/NaN|undefined|not a number/);
        for (const revealed of [true, false]) {
          for (const paint of [...Object.values(PANELS), paintCurve, paintDensity]) {
            const svg = renderSvg(
              (ctx, size, theme) => paint(ctx, frame, size, theme, { params, revealed }),
              {
                width: 340,
                height: 220,
              },
            );
            expect(svg).not.toMatch(/NaN|Infinity/);
          }
        }
        const svg = renderSvg((ctx, size, theme) => poster(ctx, frame, size, theme, params), {
          width: 720,
          height: 450,
        });
        expect(svg.length).toBeLessThan(60_000);
      }
    }
  });

  it('before anything is measured the parts are those of the walkers where they stand', () => {
    const { kinetic, external, interaction, energy } = run({}, 5);
    expect(energy.standardError).toBeNaN();
    expect(kinetic.mean + external.mean + interaction.mean).toBeCloseTo(energy.mean, 10);
  });

  it('says for how long the error bars cannot be trusted, and that of the variance where it never can', () => {
    const { tooFew, rare } = messages.en.describe;
    const early = Array.from({ length: 20 }, (_, seed) => demo.describe(run({ walkers: 8 }, 180, seed)));
    expect(early.filter((words) => words.includes(tooFew)).length).toBeGreaterThan(17);
    const late = demo.describe(run({}, 2000));
    expect(late).not.toContain(tooFew);
    expect(late).toContain(rare);
    expect(demo.describe(run({ ...demo.presets.cusp.params }, 2000))).not.toContain(rare);
  });

  it('an energy far below the ground state is said to be a fault', () => {
    const frame = run({}, 300);
    const wrong = { ...frame, energy: { ...frame.energy, mean: -3.2, standardError: 0.01 } };
    expect(demo.describe(wrong)).toContain('which no wave function can');
    expect(demo.describe(frame)).not.toContain('which no wave function can');
  });

  it('also while α is learned, and while walkers settle after that', () => {
    const frame = run({ optimize: 'sr', updates: 20 }, 300);
    expect(frame.updates).toBeGreaterThan(0);
    expect(frame.updates).toBeLessThan(20);
    const wrong = { ...frame, energy: { ...frame.energy, mean: -3.2, standardError: 0.01 } };
    expect(demo.describe(wrong)).toMatch(/below the ground state.*do not sample/);
    const held = { ...wrong, updates: 20, settling: 50 };
    expect(demo.describe(held)).toMatch(/last step of learning .* below the ground state/);
    for (const phase of [{}, { updates: 20, settling: 50 }]) {
      expect(demo.describe({ ...frame, ...phase })).not.toContain('below');
      const rounded = { ...frame.energy, mean: frame.ground - 1e-15, standardError: 1e-17 };
      expect(demo.describe({ ...frame, ...phase, energy: rounded })).not.toContain('below');
    }
  });

  it('any setting ends in numbers', () => {
    const rng = createRng(99);
    const pick = <T>(from: readonly T[]) => from[Math.floor(Math.abs(normal(rng)) * 1e6) % from.length];
    for (let k = 0; k < 40; k++) {
      const frame = run(
        {
          electrons: pick(['one', 'two'] as const),
          charge: pick([1, 2, 5, 10]),
          nuclearCusp: pick(['free', 'held'] as const),
          electronCusp: pick(['on', 'off'] as const),
          alpha: pick([0.5, 1, 3, 12]),
          beta: pick([0.05, 0.5, 5]),
          optimize: pick(['off', 'sr', 'sgd'] as const),
          learningRate: pick([0.01, 0.4, 2]),
          walkers: pick([2, 16]),
          updates: 8,
        },
        600,
        k,
      );
      for (const [name, { value }] of Object.entries(readAll(frame))) {
        expect(Number.isFinite(value), `${k}: ${name}`).toBe(true);
      }
      const { energy, ground } = frame;
      if (energy.mean + 5 * energy.standardError < ground)
        expect(demo.describe(frame)).toContain('which no wave function can');
    }
  });
});
