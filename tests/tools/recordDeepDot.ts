/**
 * Trains the deep network of `dot-shells` and stores it: `node tests/tools/run.mjs tests/tools/recordDeepDot.ts
 * [--electrons n] [--omega w] [--hidden n] [--features n] [--walkers n] [--updates n] [--sweeps n] [--seed n]` writes
 * `public/recorded/dot-shells/deep-n<electrons>-w<omega>.bin`, θ as 64-bit numbers, and a JSON that says how.
 */
import { execSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type DeepDot, deepDotSystem, deepPlan, firstDeepDot } from '@/lib/qmc/deepDot';
import { advanceLearning, createLearning } from '@/lib/qmc/learning';
import { estimateParts } from '@/lib/qmc/partsMeasurement';
import { createRng, normal } from '@/lib/rng';

const FOLDER = 'public/recorded/dot-shells';
/** Optimal Slater–Jastrow α and β at ω = 1; lengths go with 1/√ω. */
const START: Record<number, { alpha: number; beta: number }> = {
  2: { alpha: 1, beta: 1 },
  6: { alpha: 0.923, beta: 0.557 },
  12: { alpha: 0.877, beta: 0.66 },
};
const ROWS = 100;

const words: string[] = [];
function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(process.argv[at + 1]);
  if (!(value > 0)) {
    console.error(`--${name}: expected a number > 0`);
    process.exit(2);
  }
  words.push(`--${name} ${value}`);
  return value;
}

const [electrons, omega] = [option('electrons', 6), option('omega', 1)];
const { alpha, beta } = START[electrons];
const dot: DeepDot = {
  electrons,
  omega,
  dimensions: 2,
  hidden: option('hidden', 12),
  features: option('features', 8),
  beta: option('beta', beta * Math.sqrt(omega)),
};
const [count, updates] = [option('walkers', 400), option('updates', 400)];
const [sweeps, seed] = [option('sweeps', 2000), option('seed', 1)];

const rng = createRng(seed);
const plan = deepPlan(omega, updates);
const size = 2 * electrons;
const spread = 1.2 / Math.sqrt(omega);
const positions = Float64Array.from({ length: count * size }, () => spread * normal(rng));
const configurations = { count, size, positions, x: new Float64Array(size) };
const first = firstDeepDot(dot, alpha, rng);
const learning = createLearning(configurations, first, 0.8 / Math.sqrt(omega), plan);
const system = deepDotSystem(learning.theta, dot);
const trace: number[][] = [];
const seconds = () => Math.round(process.cpuUsage().user / 1e6);

const name = `${FOLDER}/deep-n${electrons}-w${omega}`;
mkdirSync(FOLDER, { recursive: true });
while (learning.measurement.sweeps < sweeps) {
  const progress = advanceLearning(learning, system, plan, rng);
  if (progress === 'measured' && learning.measurement.sweeps % 250 === 0) write();
  if (progress !== 'updated' || learning.updates % Math.ceil(updates / ROWS) !== 0) continue;
  const row = [learning.updates, ...learning.last].map((v) => Number(v.toPrecision(8)));
  trace.push(row);
  console.log(`${seconds()} s: update ${row[0]}, E = ${row[1]} ± ${row[2]}, variance ${row[3]}`);
}
write();

function write(): void {
  const { energy, variance, kinetic, external, interaction, trapVirial } = estimateParts(
    learning.measurement,
  );
  writeFileSync(`${name}.bin`, new Uint8Array(learning.theta.buffer));
  const note = {
    id: 'dot-shells',
    commit: execSync('git rev-parse --short HEAD').toString().trim(),
    command: `node tests/tools/run.mjs tests/tools/recordDeepDot.ts ${words.join(' ')}`,
    seed,
    machine: `${cpus()[0].model}, one thread of node ${process.version}`,
    cpuSeconds: seconds(),
    params: { ...dot, ansatz: 'deep' },
    plan,
    walkers: count,
    sweeps: learning.measurement.sweeps,
    energy: energy.mean,
    error: energy.standardError,
    variance: variance.mean,
    kinetic: kinetic.mean,
    trap: external.mean,
    interaction: interaction.mean,
    virial: trapVirial.mean,
    virialError: trapVirial.standardError,
    /** Update, energy, its error and the variance, while it learned. */
    trace,
  };
  writeFileSync(`${name}.json`, `${JSON.stringify(note)}\n`);
  console.log(`${seconds()} s: E = ${note.energy} ± ${note.error}, variance ${note.variance}`);
}
