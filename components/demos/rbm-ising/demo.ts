import type { Demo, Table } from '@/components/demos/demo';
import { formatNumber } from '@/lib/format';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import type { Frame, Numbers, Params } from './simulation';

const text = messages.en;
const short = (value: number) => formatNumber(value, undefined, 3);

/** The machine's number, with its error where it is sampled, beside the magnet's. */
function compared(value: number, error: number, magnet: number): Readout {
  return error > 0 ? { value, error, exact: magnet } : { value, exact: magnet };
}

function describe(frame: Frame): string {
  const words = text.describe;
  const { size, hidden, updates, total, exact, machine, magnet } = frame;
  const temperature = short(frame.temperature);
  const now = frame.trained
    ? words.trained(size, hidden, temperature)
    : words.training(updates, total, size, hidden, temperature);
  const divergence = short(frame.divergence);
  return [
    now,
    exact ? words.exact(divergence) : words.sampled(divergence),
    words.energy(short(machine.energy), short(magnet.energy)),
  ].join(' ');
}

/** Rows of a quantity in the magnet and in the machine, those that never occur left out. */
function rowsOf(
  key: 'energies' | 'magnets' | 'correlations',
  at: (k: number) => number,
  magnet: Numbers,
  machine: Numbers,
): number[][] {
  return Array.from(magnet.numbers[key], (value, k) => [
    at(k),
    value,
    magnet.errors[key][k],
    machine.numbers[key][k],
    machine.errors[key][k],
  ]).filter((row) => key === 'correlations' || row[1] > 0 || row[3] > 0);
}

function tables(frame: Frame): Table[] {
  const { magnet, machine, lengths, trace, kept } = frame;
  const words = text.tables;
  const sites = frame.size * frame.size;
  return [
    {
      name: 'energies',
      ...words.energies,
      rows: rowsOf('energies', (k) => (4 * k) / sites - 2, magnet, machine),
    },
    {
      name: 'magnetizations',
      ...words.magnets,
      rows: rowsOf('magnets', (k) => (2 * k) / sites - 1, magnet, machine),
    },
    {
      name: 'correlations',
      ...words.correlations,
      rows: rowsOf('correlations', (k) => lengths[k], magnet, machine),
    },
    {
      name: 'training',
      ...words.divergence,
      rows: Array.from(trace.updates, (updates, i) => [updates, trace.divergence[i]]),
    },
    {
      name: 'temperatures',
      ...words.temperatures,
      rows: Array.from(kept.temperature, (temperature, i) => [temperature, kept.divergence[i]]),
    },
  ];
}

/** Temperature of the worst of the complete machines. */
function worst({ kept }: Frame): number {
  let most = 0;
  kept.divergence.forEach((d, i) => {
    if (d > kept.divergence[most]) most = i;
  });
  return most;
}

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.step, many: text.steps },
  params: {
    temperature: {
      kind: 'number',
      ...text.params.temperature,
      symbol: 'T',
      unit: 'J',
      default: 2.27,
      min: 1,
      max: 8,
      step: 0.01,
      restarts: false,
    },
    hidden: {
      kind: 'integer',
      ...text.params.hidden,
      symbol: 'H',
      default: 8,
      min: 1,
      max: 64,
      scale: 'log',
      restarts: true,
    },
    symmetry: {
      kind: 'choice',
      label: text.params.symmetry.label,
      help: text.params.symmetry.help,
      default: 'built',
      options: ['built', 'learnt'],
      optionLabels: text.params.symmetry,
      restarts: true,
    },
    algorithm: {
      kind: 'choice',
      label: text.params.algorithm.label,
      default: 'pcd',
      options: ['pcd', 'cd', 'tempering'],
      optionLabels: text.params.algorithm,
      restarts: true,
    },
    gibbsSteps: {
      kind: 'integer',
      ...text.params.gibbsSteps,
      symbol: 'k',
      default: 1,
      min: 1,
      max: 10,
      restarts: false,
    },
    learningRate: {
      kind: 'number',
      ...text.params.learningRate,
      symbol: 'η',
      default: 0.1,
      min: 0.001,
      max: 1,
      step: 0.001,
      scale: 'log',
      restarts: true,
    },
    updates: {
      kind: 'integer',
      ...text.params.updates,
      default: 2000,
      min: 100,
      max: 20_000,
      scale: 'log',
      restarts: true,
    },
    size: {
      kind: 'integer',
      ...text.params.size,
      symbol: 'L',
      default: 4,
      min: 4,
      max: 8,
      restarts: true,
    },
    scan: {
      kind: 'choice',
      label: text.params.scan.label,
      default: 'off',
      options: ['off', 'on'],
      optionLabels: text.params.scan,
      restarts: false,
    },
    guess: {
      kind: 'choice',
      label: text.params.guess.label,
      default: 'none',
      options: ['none', 'A', 'B'],
      optionLabels: text.params.guess,
      restarts: false,
      hidden: true,
    },
    panel: {
      kind: 'choice',
      label: text.params.panel.label,
      default: 'divergence',
      options: ['divergence', 'magnetization', 'correlation', 'temperatures'],
      optionLabels: text.params.panel,
      restarts: false,
      hidden: true,
    },
  },
  presets: {
    critical: { label: text.presets.critical, params: {} },
    cold: { label: text.presets.cold, params: { temperature: 1.6, panel: 'magnetization' } },
    hot: { label: text.presets.hot, params: { temperature: 4, panel: 'correlation' } },
    scan: {
      label: text.presets.scan,
      params: { scan: 'on', hidden: 4, updates: 1500, panel: 'temperatures' },
    },
    lost: {
      label: text.presets.lost,
      params: { temperature: 1.6, symmetry: 'learnt', algorithm: 'cd', panel: 'magnetization' },
    },
    large: { label: text.presets.large, params: { size: 8, hidden: 64, panel: 'correlation' } },
  },
  pace: 150,
  readouts: {
    energyPerSite: {
      label: text.readouts.energyPerSite,
      symbol: text.symbols.energyPerSite,
      unit: text.units.energy,
      source: text.source,
      read: ({ machine, magnet }) => compared(machine.energy, machine.energyError, magnet.energy),
    },
    magnetization: {
      label: text.readouts.magnetization,
      symbol: text.symbols.magnetization,
      source: text.source,
      read: ({ machine, magnet }) =>
        compared(machine.magnetization, machine.magnetizationError, magnet.magnetization),
    },
    farCorrelation: {
      label: text.readouts.farCorrelation,
      symbol: text.symbols.farCorrelation,
      source: text.source,
      read: ({ machine, magnet, lengths }) => {
        const far = lengths.length - 1;
        return compared(
          machine.numbers.correlations[far],
          machine.errors.correlations[far],
          magnet.numbers.correlations[far],
        );
      },
    },
    divergence: {
      label: text.readouts.divergence,
      symbol: text.symbols.divergence,
      unit: text.units.nats,
      read: ({ divergence }) => ({ value: divergence }),
    },
  },
  describe,
  tables,
  predict: {
    kind: 'choice',
    question: text.predict.question,
    preset: 'scan',
    until: 4000,
    options: (['cold', 'critical', 'hot'] as const).map((id) => ({ id, label: text.predict.options[id] })),
    answer: (frame) => {
      const temperature = frame.kept.temperature[worst(frame)];
      return temperature < 1.8 ? 'cold' : temperature <= 3.2 ? 'critical' : 'hot';
    },
    explain: (frame) => {
      const { temperature, divergence } = frame.kept;
      const k = worst(frame);
      const last = divergence.length - 1;
      return text.predict.explain(
        short(temperature[k]),
        short(divergence[k]),
        short(divergence[0]),
        short(divergence[last]),
      );
    },
  },
  cite: ['torlai2016', 'tieleman2008', 'wolff1989', 'onsager1944'],
  poster: { seed: 1, steps: 140, aspect: 1.3, params: { guess: 'A', updates: 1000 } },
  version: 1,
  provenance: 'live',
};

export default demo;
