/**
 * Trains the machine of `rbm-dreams` on 28 × 28 digits and stores it: `node tests/tools/run.mjs tests/tools/recordDreams.ts
 * [--epochs n] [--hidden n] [--seed n]` writes `public/recorded/rbm-dreams/mnist.bin` and a JSON that says how.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createDigitTraining, LABELS, prepareHeldOut, scoreDigits, trainDigits } from '@/lib/ml/digitMachine';
import { imagesOf, loadLargeDigits } from '@/lib/ml/digits';
import { classifyByNeighbor } from '@/lib/ml/nearestNeighbor';
import { packRbm, unpackRbm } from '@/lib/ml/packedRbm';
import { accuracy, withLabels } from '@/lib/ml/rbmClassifier';
import { createRng } from '@/lib/rng';
import { nodeAssets } from './assets';

const FOLDER = 'public/recorded/rbm-dreams';

function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value >= 1) return value;
  console.error(`--${name}: expected a whole number ≥ 1`);
  process.exit(2);
}

const [epochs, hidden, seed] = [option('epochs', 40), option('hidden', 256), option('seed', 1)];
const digits = await loadLargeDigits(nodeAssets);
const pixels = digits.side * digits.side;
const labelsOf = (indices: Uint32Array) => Uint8Array.from(indices, (i) => digits.labels[i]);
const known = imagesOf(digits, digits.training);
const knownLabels = labelsOf(digits.training);
const heldOut = imagesOf(digits, digits.heldOut);
const heldOutLabels = labelsOf(digits.heldOut);

const rng = createRng(seed);
const rows = withLabels(known, knownLabels, pixels, LABELS);
const state = createDigitTraining(rows, pixels, hidden, rng);
const test = prepareHeldOut(heldOut, heldOutLabels, pixels, createRng(seed));
const began = process.hrtime.bigint();
while (state.epoch < epochs) {
  trainDigits(state, rows, epochs, Number.POSITIVE_INFINITY, rng);
  const { accuracy: share, freeEnergy } = scoreDigits(state.training.rbm, test);
  console.log(
    `epoch ${state.epoch}: ${(100 * share).toFixed(1)} % of the held-out digits, F = ${freeEnergy.toFixed(1)}`,
  );
}
const seconds = Math.round(Number(process.hrtime.bigint() - began) / 1e9);

const bytes = packRbm(state.training.rbm);
const score = scoreDigits(unpackRbm(bytes, pixels + LABELS, hidden, LABELS), test);
const neighbor = accuracy(classifyByNeighbor(known, knownLabels, heldOut, pixels), heldOutLabels);
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/mnist.bin`, bytes);
const note = {
  id: 'rbm-dreams',
  command: `node tests/tools/run.mjs tests/tools/recordDreams.ts --epochs ${epochs} --hidden ${hidden} --seed ${seed}`,
  seed,
  epochs,
  hidden,
  seconds,
  machine: `${cpus()[0].model}, one thread of node ${process.version}`,
  accuracy: score.accuracy,
  neighbor,
};
writeFileSync(`${FOLDER}/mnist.json`, `${JSON.stringify(note, null, 2)}\n`);
console.log(note);
