import type { Demo, Table } from '@/components/demos/demo';
import { formatError, formatNumber } from '@/lib/format';
import { CELLS } from '@/lib/ml/baths';
import { onsagerEnergy, onsagerHeatCapacity, onsagerMagnetization } from '@/lib/ml/onsager';
import type { DataSpec } from '@/lib/params';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import type { Frame, MagnetPoint, Measured, Params } from './simulation';

const text = messages.en;
const CRITICAL = 2.269;

/** The magnet the readouts speak of: the largest. */
const main = ({ measured }: Frame): Measured => measured[measured.length - 1];

/** A readout whose error and exact value may not be known. */
function estimated(value: number, error: number, exact?: number): Readout {
  return {
    value,
    ...(Number.isFinite(error) ? { error } : {}),
    ...(exact !== undefined && Number.isFinite(exact) ? { exact } : {}),
  };
}

/** Measured where curves cross; in other experiments the closed form, which has no error. */
function criticalReadout({ experiment, critical, crossing }: Frame): Readout {
  if (experiment !== 'crossing') return { value: critical };
  if (!Number.isFinite(crossing.temperature)) return { value: 0, exact: critical };
  return estimated(crossing.temperature, crossing.error, critical);
}

const source = ({ exact }: Frame): string => (exact?.infinite ? text.sources.infinite : text.sources.counted);

const withError = (value: number, error: number): string =>
  error > 0 ? `${formatNumber(value, error)} ± ${formatError(error, value)}` : formatNumber(value);

function phase({ temperature, critical }: Frame): string {
  const words = text.describe;
  const share = temperature / critical;
  return share < 0.9 ? words.ordered : share < 1.12 ? words.critical : words.disordered;
}

function describeMemory(frame: Frame): string {
  const sizes = frame.overlaps.map(Math.abs);
  const best = sizes.indexOf(Math.max(...sizes));
  const words = text.describe;
  const main = words.memory(
    formatNumber(frame.temperature, undefined, 3),
    best + 1,
    formatNumber(frame.overlaps[best], undefined, 2),
  );
  if (sizes[best] > 0.8) return `${main} ${words.recalled}`;
  return frame.temperature >= 1 ? `${main} ${words.forgotten}` : main;
}

function describe(frame: Frame): string {
  const words = text.describe;
  if (frame.couplings === 'memory') return describeMemory(frame);
  const { temperature, energy, energyError, magnetization, magnetizationError, measured, size } = main(frame);
  const t = formatNumber(temperature, undefined, 4);
  if (measured === 0) return words.settling(t, frame.settling);
  if (frame.experiment === 'crossing') {
    const { crossing, critical } = frame;
    if (!Number.isFinite(crossing.temperature)) return words.noCrossing;
    return words.crossing(
      withError(crossing.temperature, crossing.error),
      formatNumber(critical, undefined, 6),
    );
  }
  const sentence = words.measured(
    String(measured),
    size,
    t,
    withError(energy, energyError),
    withError(magnetization, magnetizationError),
  );
  if (!main(frame).plateau && frame.scheduled === 0) return `${sentence} ${words.noPlateau}`;
  if (frame.scheduled > 0) return `${words.schedule(frame.visited, frame.scheduled)} ${sentence}`;
  if (frame.painted || frame.field !== 0) return `${sentence} ${words.fields}`;
  const { exact } = frame;
  if (!exact) return `${sentence} ${phase(frame)}`;
  const number = formatNumber(exact.energy, undefined, 5);
  return `${sentence} ${exact.infinite ? words.infinite(number) : words.exact(number)} ${phase(frame)}`;
}

function pointRow(point: MagnetPoint, size: number, exact: readonly number[]): (number | string)[] {
  const { temperature, measured, energy, energyError, heatCapacity, heatCapacityError } = point;
  const { magnetization, magnetizationError, binder, binderError, orderTime } = point;
  return [
    ...[size, temperature, measured, energy, energyError, heatCapacity, heatCapacityError],
    ...[magnetization, magnetizationError, binder, binderError, orderTime],
    ...exact,
  ];
}

/** Energy, heat capacity and order of the infinite lattice; nothing for Potts magnets and in fields. */
function infinite(frame: Frame, temperature: number): number[] {
  if (frame.states !== 2 || frame.couplings === 'memory' || frame.painted || frame.field !== 0) {
    return [Number.NaN, Number.NaN, Number.NaN];
  }
  return [onsagerEnergy(temperature), onsagerHeatCapacity(temperature), onsagerMagnetization(temperature)];
}

function tables(frame: Frame): Table[] {
  const { exact, histogram, trace, cumulants, overlaps } = frame;
  const words = text.tables;
  const { size } = main(frame);
  const past = frame.points.map((point) => pointRow(point, size, infinite(frame, point.temperature)));
  const finished = frame.scheduled > 0 && frame.visited === frame.scheduled;
  const present = finished ? [] : frame.measured;
  const now = present.map((one) => {
    const counted = exact && !exact.infinite && one.size === size;
    const numbers = counted
      ? [exact.energy, exact.heatCapacity, exact.magnetization]
      : infinite(frame, one.temperature);
    return pointRow(one, one.size, numbers);
  });
  const list: Table[] = [
    { name: 'points', ...words.points, rows: [...past, ...now] },
    {
      name: 'series',
      ...words.series,
      rows: Array.from(trace.step, (step, k) => [step, trace.energy[k], trace.order[k]]),
    },
    {
      name: 'energies',
      ...words.histogram,
      rows: Array.from(histogram.counts, (count, k) => [histogram.edges[k], histogram.edges[k + 1], count]),
    },
  ];
  if (cumulants.length > 0) {
    const rows = cumulants.flatMap(({ size: side, temperatures, values, errors }) =>
      Array.from(temperatures, (t, k) => [side, t, values[k], errors[k]]),
    );
    list.push({ name: 'cumulants', ...words.cumulants, rows });
  }
  if (overlaps.length > 0) {
    list.push({ name: 'overlaps', ...words.overlaps, rows: Array.from(overlaps, (m, k) => [k + 1, m]) });
  }
  return list;
}

/** One number for each coarse cell. */
const cellsSpec = (label: string): DataSpec => ({
  kind: 'data',
  label,
  default: new Float64Array(CELLS * CELLS),
  quantum: 0.05,
  minLength: CELLS * CELLS,
  maxLength: CELLS * CELLS,
  restarts: false,
  hidden: true,
});

/** A magnet with a hot stripe on the left and a cold one on the right. */
const stripes = Float64Array.from({ length: CELLS * CELLS }, (_, cell) =>
  cell % CELLS < 5 ? 1 : cell % CELLS > 10 ? -0.5 : 0,
);

const predictedAt = [1.5, 1.8, 2.1, 2.25, 2.4, 2.7, 3];

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params: {
    temperature: {
      kind: 'number',
      ...text.params.temperature,
      symbol: 'T',
      unit: 'J',
      default: CRITICAL,
      min: 0.05,
      max: 5,
      step: 0.005,
      restarts: false,
    },
    experiment: {
      kind: 'choice',
      label: text.params.experiment.label,
      default: 'watch',
      options: ['watch', 'sizes', 'sweep', 'loop', 'crossing'],
      optionLabels: text.params.experiment,
      restarts: true,
    },
    algorithm: {
      kind: 'choice',
      label: text.params.algorithm.label,
      default: 'metropolis',
      options: ['metropolis', 'wolff', 'swendsen-wang'],
      optionLabels: text.params.algorithm,
      restarts: false,
    },
    size: {
      kind: 'integer',
      ...text.params.size,
      symbol: 'L',
      default: 128,
      min: 2,
      max: 512,
      scale: 'log',
      restarts: true,
    },
    states: {
      kind: 'integer',
      ...text.params.states,
      symbol: 'q',
      default: 2,
      min: 2,
      max: 10,
      restarts: true,
    },
    field: {
      kind: 'number',
      ...text.params.field,
      symbol: 'b',
      unit: 'J',
      default: 0,
      min: -2,
      max: 2,
      step: 0.05,
      restarts: false,
    },
    couplings: {
      kind: 'choice',
      label: text.params.couplings.label,
      default: 'magnet',
      options: ['magnet', 'memory'],
      optionLabels: text.params.couplings,
      restarts: true,
    },
    pictures: {
      kind: 'integer',
      ...text.params.pictures,
      symbol: 'P',
      default: 6,
      min: 1,
      max: 9,
      restarts: true,
      hidden: true,
    },
    start: {
      kind: 'choice',
      label: text.params.start.label,
      default: 'hot',
      options: ['cold', 'hot'],
      optionLabels: text.params.start,
      restarts: true,
    },
    equilibration: {
      kind: 'integer',
      ...text.params.equilibration,
      default: 200,
      min: 0,
      max: 10_000,
      scale: 'log',
      restarts: false,
      hidden: true,
    },
    dwell: {
      kind: 'integer',
      ...text.params.dwell,
      default: 300,
      min: 64,
      max: 100_000,
      scale: 'log',
      restarts: false,
      hidden: true,
    },
    show: {
      kind: 'choice',
      label: text.params.show.label,
      default: 'spins',
      options: ['spins', 'clusters'],
      optionLabels: text.params.show,
      restarts: false,
      hidden: true,
    },
    brush: {
      kind: 'choice',
      label: text.params.brush.label,
      default: 'spins',
      options: ['spins', 'hot', 'cold', 'up', 'down', 'wipe'],
      optionLabels: text.params.brush,
      restarts: false,
      hidden: true,
    },
    heat: cellsSpec(text.params.heat),
    fields: cellsSpec(text.params.fields),
  },
  presets: {
    default: { label: text.presets.default, params: {} },
    ordered: { label: text.presets.ordered, params: { temperature: 1.5 } },
    clusters: {
      label: text.presets.clusters,
      params: { algorithm: 'swendsen-wang', show: 'clusters', size: 96 },
    },
    sizes: {
      label: text.presets.sizes,
      params: { experiment: 'sizes', size: 512, algorithm: 'metropolis', temperature: 2.3 },
    },
    sweep: {
      label: text.presets.sweep,
      params: { experiment: 'sweep', algorithm: 'wolff', size: 32, start: 'cold', equilibration: 60 },
    },
    hysteresis: {
      label: text.presets.hysteresis,
      params: { experiment: 'loop', states: 8, size: 64, start: 'cold', equilibration: 20, dwell: 100 },
    },
    'binder-crossing': {
      label: text.presets.crossing,
      params: { experiment: 'crossing', algorithm: 'wolff', size: 32 },
    },
    painted: { label: text.presets.painted, params: { temperature: 2.1, heat: stripes } },
    memory: { label: text.presets.memory, params: { couplings: 'memory', temperature: 1.2 } },
    exact: { label: text.presets.exact, params: { size: 4, equilibration: 20 } },
  },
  pace: 600,
  steps: 60_000,
  readouts: {
    energyPerSite: {
      label: text.readouts.energyPerSite,
      symbol: text.symbols.energyPerSite,
      source,
      unit: 'J',
      read: (frame) => estimated(main(frame).energy, main(frame).energyError, frame.exact?.energy),
    },
    heatCapacityPerSite: {
      label: text.readouts.heatCapacityPerSite,
      symbol: text.symbols.heatCapacityPerSite,
      source,
      read: (frame) =>
        estimated(main(frame).heatCapacity, main(frame).heatCapacityError, frame.exact?.heatCapacity),
    },
    magnetization: {
      label: text.readouts.magnetization,
      symbol: text.symbols.magnetization,
      source,
      read: (frame) =>
        estimated(main(frame).magnetization, main(frame).magnetizationError, frame.exact?.magnetization),
    },
    binder: {
      label: text.readouts.binder,
      symbol: text.symbols.binder,
      source,
      read: (frame) => estimated(main(frame).binder, main(frame).binderError, frame.exact?.binder),
    },
    criticalTemperature: {
      label: text.readouts.criticalTemperature,
      symbol: text.symbols.criticalTemperature,
      source: text.sources.closed,
      unit: 'J',
      read: criticalReadout,
    },
    autocorrelationTime: {
      label: text.readouts.autocorrelationTime,
      symbol: text.symbols.autocorrelationTime,
      unit: text.sweeps,
      // Unknown below two measurements.
      read: (frame) => ({ value: main(frame).orderTime || 0 }),
    },
  },
  moreReadouts: ({ overlaps }) =>
    Object.fromEntries(
      Array.from(overlaps, (value, k) => [`overlap${k + 1}`, { value, label: text.overlap(k + 1) }]),
    ),
  describe,
  tables,
  predict: {
    kind: 'curve',
    question: text.predict.question,
    preset: 'sweep',
    until: 31 * 360,
    x: { label: text.predict.x, values: predictedAt },
    y: { label: text.predict.y, min: 0, max: 1 },
    answer: ({ points }) =>
      predictedAt.map((t) => {
        const point = points.find(({ temperature }) => Math.abs(temperature - t) < 0.01);
        return point?.magnetization ?? 0;
      }),
    explain: ({ critical }) => text.predict.explain(formatNumber(critical, undefined, 4)),
  },
  cite: [
    'ising1925',
    'potts1952',
    'metropolis1953',
    'onsager1944',
    'yang1952',
    'swendsen1987',
    'wolff1989',
    'binder1981',
  ],
  poster: { seed: 1, steps: 400, aspect: 1.6 },
  version: 1,
  provenance: 'live',
};

export default demo;
