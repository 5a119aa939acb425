/**
 * Random settings of a demo from the whole range of its controls: `node tests/tools/run.mjs tests/tools/settings.ts <demo>
 * [count] [steps] [seed]`. Setting k is drawn with seed + k, so that a part of them can be run alone. Prints a line for
 * each on standard error, and one JSON object: how many runs ended how, and what went wrong.
 *
 * Wrong is: a run that throws; a number that is not finite without the run being stopped as diverged, with a reason; an
 * energy more than five errors below the exact one of which the demo's sentence says nothing; a run that has not
 * converged, where `converged` knows what that is.
 */
import type { State as DotNqs } from '@/components/demos/dot-nqs/simulation';
import type { State as DotShells } from '@/components/demos/dot-shells/simulation';
import type { State as DotTwoElectrons } from '@/components/demos/dot-two-electrons/simulation';
import type { AnyDemo } from '@/components/demos/registry';
import { loadDemo, loadSimulation } from '@/components/demos/registry';
import type { State as VmcAtoms } from '@/components/demos/vmc-atoms/simulation';
import type { State as VmcOptimizers } from '@/components/demos/vmc-optimizers/simulation';
import { HIGHEST_KNOT, LOWEST_KNOT } from '@/components/demos/vmc-oscillator/params';
import { log } from '@/lib/math';
import { defaultValues, type ParamSpec, type ParamValue, quantize } from '@/lib/params';
import type { Learning } from '@/lib/qmc/learning';
import { PATH_COLUMNS } from '@/lib/qmc/optimizerRace';
import { createRng, integer, type Rng, uniform } from '@/lib/rng';
import { runInline } from '@/lib/runner';
import type { Readout } from '@/lib/simulation';
import { nodeAssets } from './assets';
import { readoutsOf } from './readouts';

/** Sweeps of each wave function, or steps of its diffusion, that measure its energy well enough to judge it. */
const MEASURED = 400;

/** Where the length of a run depends on its settings: true once θ is held and the energy measured. */
const converged: Record<string, (state: never) => boolean> = {
  'dot-nqs': ({ learning }: DotNqs) => isMeasured(learning),
  'dot-shells': ({ runs }: DotShells) =>
    runs.every(({ dmc, learning }) => (dmc ? dmc.steps >= MEASURED : isMeasured(learning))),
  'dot-two-electrons': ({ learning }: DotTwoElectrons) => isMeasured(learning),
  'vmc-atoms': ({ learning }: VmcAtoms) => isMeasured(learning),
  'vmc-optimizers': ({ racers }: VmcOptimizers) =>
    racers.every(({ count, path }) => count * PATH_COLUMNS === path.length),
};

const isMeasured = ({ measurement }: Learning) => measurement.sweeps >= MEASURED;

/** Data that are drawn at random, too: within what bounds each number is. */
const dataBounds: Record<string, readonly [least: number, most: number]> = {
  'vmc-oscillator.knots': [LOWEST_KNOT, HIGHEST_KNOT],
};

/** Errors below the exact energy that a demo must explain; an exact state differs by rounding. */
const SIGNIFICANT = 5;
const ROUNDING = 1e-9;

function randomValue(key: string, spec: ParamSpec, rng: Rng): ParamValue {
  switch (spec.kind) {
    case 'choice':
      return spec.options[integer(rng, spec.options.length)];
    case 'data': {
      if (!dataBounds[key]) return spec.default;
      const [least, most] = dataBounds[key];
      return quantize(
        spec,
        spec.default.map(() => least + (most - least) * uniform(rng)),
      );
    }
    default: {
      const { min, max } = spec;
      const u = uniform(rng);
      const value =
        spec.scale === 'log' && min > 0 ? min * Math.exp(u * log(max / min)) : min + u * (max - min);
      return spec.kind === 'integer' ? Math.round(value) : value;
    }
  }
}

function randomParams(demo: AnyDemo, id: string, rng: Rng): Record<string, ParamValue> {
  const params: Record<string, ParamValue> = { ...defaultValues(demo.params) };
  for (const [name, spec] of Object.entries(demo.params as Record<string, ParamSpec>)) {
    if (name !== 'engine') params[name] = randomValue(`${id}.${name}`, spec, rng);
    else if (spec.kind === 'choice' && spec.options.includes('float64')) params[name] = 'float64';
  }
  return params;
}

/** Names of energies that lie significantly below what stands beside them as exact. */
function energiesBelow(readouts: Record<string, Readout>): string[] {
  return Object.entries(readouts)
    .filter(([name, { value, error, exact }]) => {
      return (
        /^energy/.test(name) &&
        error &&
        exact !== undefined &&
        value < exact - SIGNIFICANT * error - ROUNDING * Math.abs(exact)
      );
    })
    .map(([name]) => name);
}

async function tryOne(demo: AnyDemo, id: string, steps: number, rng: Rng) {
  const params = randomParams(demo, id, rng);
  const seed = integer(rng, 1e6);
  const read = (frame: unknown) => readoutsOf(demo, frame);
  const problem = (what: string) => ({ status: 'wrong', what, params, seed });
  try {
    const simulation = await loadSimulation(id);
    const ends = converged[id] ? { done: converged[id] } : {};
    const run = { id, params, seed, events: [] };
    const outcome = await runInline({ ...simulation, ...ends }, run, {
      steps,
      assets: nodeAssets,
      readouts: read,
    });
    const { frame, status, reason, step } = outcome;
    if (status === 'diverged') return reason ? { status } : problem('diverged without a reason');
    const readouts = read(frame);
    const lost = Object.entries(readouts).find(([, { value }]) => !Number.isFinite(value));
    if (lost) return problem(`${lost[0]} is ${lost[1].value}, status ${status}`);
    if (converged[id] && step >= steps) return problem(`not converged after ${step} steps`);
    const below = energiesBelow(readouts);
    const energy = readouts.energy;
    if (below.length === 0) return { status, step, energy, params };
    const words = demo.describe(frame);
    if (!/below|lower|mean nothing|do not sample/i.test(words))
      return problem(`${below} below the exact one: ${words}`);
    return { status: 'below, and says so', step, energy, params };
  } catch (error) {
    return problem((error as Error).message);
  }
}

const [id, count = '200', steps = '2000', first = '1'] = process.argv.slice(2);
console.log = console.error;
const demo = await loadDemo(id);
const ends: Record<string, number> = {};
const wrong: unknown[] = [];
for (let k = 0; k < Number(count); k++) {
  const begin = performance.now();
  const result = await tryOne(demo, id, Number(steps), createRng(Number(first) + k));
  const seconds = (performance.now() - begin) / 1000;
  console.error(
    JSON.stringify({ setting: Number(first) + k, seconds: Number(seconds.toFixed(1)), ...result }),
  );
  ends[result.status] = (ends[result.status] ?? 0) + 1;
  if (result.status === 'wrong') wrong.push(result);
}
process.stdout.write(
  `${JSON.stringify({ demo: id, count: Number(count), steps: Number(steps), ends, wrong })}\n`,
);
