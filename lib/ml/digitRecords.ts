/** What a machine of labelled digits needs: pictures to learn from and to be judged by, or weights that were recorded. */
import { createRng } from '../rng';
import type { Assets } from '../simulation';
import { type DigitScore, type HeldOut, LABELS, prepareHeldOut, scoreDigits } from './digitMachine';
import { type Digits, imagesOf, loadLargeDigits, loadSmallDigits } from './digits';
import { classifyByNeighbor } from './nearestNeighbor';
import { unpackRbm } from './packedRbm';
import type { Rbm } from './rbm';
import { accuracy, withLabels } from './rbmClassifier';

/** A machine that was trained before, with the way to make it again. */
export interface RecordedMachine {
  rbm: Rbm;
  score: DigitScore;
  command: string;
  seed: number;
  epochs: number;
  /** Length of the training. */
  seconds: number;
}

export interface DreamData {
  side: 8 | 28;
  /** Training digits with labels; empty beside a recorded machine. */
  rows: Float64Array;
  heldOut: HeldOut;
  /** Share of the held-out digits that the nearest training digit names right. */
  neighbor: number;
  recorded?: RecordedMachine;
}

const FOLDER = 'recorded/rbm-dreams';
/** Seed of the bits that are drawn from held-out grey levels: the same in every run. */
const BITS_SEED = 2024;

const labelsOf = ({ labels }: Digits, indices: Uint32Array) => Uint8Array.from(indices, (i) => labels[i]);

function heldOutOf(digits: Digits): HeldOut {
  const pictures = imagesOf(digits, digits.heldOut);
  return prepareHeldOut(
    pictures,
    labelsOf(digits, digits.heldOut),
    digits.side * digits.side,
    createRng(BITS_SEED),
  );
}

/** Small digits to train on, or large ones with the recorded machine. @throws Error when a file cannot be read */
export async function loadDreams(data: 'small' | 'mnist', assets: Assets): Promise<DreamData> {
  if (data === 'mnist') return loadRecorded(assets);
  const digits = await loadSmallDigits(assets);
  const pixels = digits.side * digits.side;
  const known = imagesOf(digits, digits.training);
  const labels = labelsOf(digits, digits.training);
  const heldOut = heldOutOf(digits);
  const named = classifyByNeighbor(known, labels, heldOut.pictures, pixels);
  return {
    side: digits.side,
    rows: withLabels(known, labels, pixels, LABELS),
    heldOut,
    neighbor: accuracy(named, heldOut.labels),
  };
}

interface Note {
  command: string;
  seed: number;
  epochs: number;
  hidden: number;
  seconds: number;
  neighbor: number;
}

async function loadRecorded(assets: Assets): Promise<DreamData> {
  const [digits, bytes, text] = await Promise.all([
    loadLargeDigits(assets),
    assets.bytes(`${FOLDER}/mnist.bin`),
    assets.bytes(`${FOLDER}/mnist.json`),
  ]);
  const note = JSON.parse(new TextDecoder().decode(text)) as Note;
  const rbm = unpackRbm(bytes, digits.side * digits.side + LABELS, note.hidden, LABELS);
  const heldOut = heldOutOf(digits);
  const { command, seed, epochs, seconds, neighbor } = note;
  return {
    side: digits.side,
    rows: new Float64Array(0),
    heldOut,
    neighbor,
    recorded: { rbm, score: scoreDigits(rbm, heldOut), command, seed, epochs, seconds },
  };
}
