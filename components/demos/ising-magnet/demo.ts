import type { Demo, Table } from '@/components/demos/demo';
import { measuredReadout } from '@/components/demos/measuredReadout';
import { formatNumber, formatWithError } from '@/lib/format';
import { onsagerEnergy, onsagerHeatCapacity, onsagerMagnetization } from '@/lib/ml/onsager';
import type { Readout } from '@/lib/simulation';
import { messages } from './messages';
import { params, presets } from './params';
import type { Frame, MagnetPoint, Measured, Params } from './simulation';

const text = messages.en;

/** The magnet the readouts speak of: the largest. */
const main = ({ measured }: Frame): Measured => measured[measured.length - 1];

/** Measured where curves cross; in other experiments the closed form, which has no error. */
function criticalReadout({ experiment, critical, crossing }: Frame): Readout {
  if (experiment !== 'crossing') return { value: critical };
  if (!Number.isFinite(crossing.temperature)) return { value: 0, exact: critical };
  return measuredReadout(crossing.temperature, crossing.error, critical);
}

const source = ({ exact }: Frame): string => (exact?.infinite ? text.sources.infinite : text.sources.counted);

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
      formatWithError(crossing.temperature, crossing.error),
      formatNumber(critical, undefined, 6),
    );
  }
  const sentence = words.measured(
    String(measured),
    size,
    t,
    formatWithError(energy, energyError),
    formatWithError(magnetization, magnetizationError),
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

const predictedAt = [1.5, 1.8, 2.1, 2.25, 2.4, 2.7, 3];

const demo: Demo<Params, Frame> = {
  title: text.title,
  asks: text.asks,
  stepName: { one: text.sweep, many: text.sweeps },
  params,
  presets,
  pace: 600,
  steps: 60_000,
  readouts: {
    energyPerSite: {
      label: text.readouts.energyPerSite,
      symbol: text.symbols.energyPerSite,
      source,
      unit: 'J',
      read: (frame) => measuredReadout(main(frame).energy, main(frame).energyError, frame.exact?.energy),
    },
    heatCapacityPerSite: {
      label: text.readouts.heatCapacityPerSite,
      symbol: text.symbols.heatCapacityPerSite,
      source,
      read: (frame) =>
        measuredReadout(main(frame).heatCapacity, main(frame).heatCapacityError, frame.exact?.heatCapacity),
    },
    magnetization: {
      label: text.readouts.magnetization,
      symbol: text.symbols.magnetization,
      source,
      read: (frame) =>
        measuredReadout(
          main(frame).magnetization,
          main(frame).magnetizationError,
          frame.exact?.magnetization,
        ),
    },
    binder: {
      label: text.readouts.binder,
      symbol: text.symbols.binder,
      source,
      read: (frame) => measuredReadout(main(frame).binder, main(frame).binderError, frame.exact?.binder),
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
