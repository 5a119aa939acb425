import { engineChoice } from '@/components/demos/engineChoice';
import type { ParamSpecs } from '@/lib/params';
import { messages } from './messages';
import type { Params } from './simulation';

const words = messages.en.params;
const ansatz = messages.en.ansatz;

/** Controls, defaults and bounds. */
export const params: ParamSpecs<Params> = {
  electrons: {
    kind: 'choice',
    label: words.electrons.label,
    help: words.electrons.help,
    symbol: 'N',
    default: '6',
    options: ['2', '6', '12', '20', '30'],
    optionLabels: words.electrons.options,
    restarts: true,
  },
  omega: {
    kind: 'number',
    ...words.omega,
    symbol: 'ω',
    unit: messages.en.units.energy,
    default: 1,
    min: 0.01,
    max: 10,
    step: 0.01,
    scale: 'log',
    restarts: true,
  },
  ansatz: {
    kind: 'choice',
    label: words.ansatz.label,
    default: 'slater-jastrow',
    options: ['slater', 'slater-jastrow', 'rbm', 'rbm-jastrow', 'deep', 'dmc'],
    optionLabels: ansatz,
    restarts: true,
  },
  hidden: {
    kind: 'integer',
    ...words.hidden,
    symbol: 'H',
    default: 12,
    min: 1,
    max: 30,
    restarts: true,
  },
  start: {
    kind: 'choice',
    label: words.start.label,
    default: 'auto',
    options: ['auto', 'cold', 'recorded'],
    optionLabels: words.start,
    restarts: true,
  },
  hold: {
    kind: 'choice',
    label: words.hold.label,
    default: 'off',
    options: ['off', 'on'],
    optionLabels: words.hold,
    restarts: false,
  },
  compare: {
    kind: 'choice',
    label: words.compare.label,
    default: 'off',
    options: ['off', 'on'],
    optionLabels: words.compare,
    restarts: true,
  },
  timeStep: {
    kind: 'number',
    ...words.timeStep,
    default: 0.02,
    min: 0.002,
    max: 0.1,
    step: 0.001,
    scale: 'log',
    restarts: true,
    hidden: true,
  },
  holdX: {
    kind: 'number',
    ...words.holdX,
    default: 1,
    min: -10,
    max: 10,
    step: 0.01,
    restarts: false,
    hidden: true,
  },
  holdY: {
    kind: 'number',
    ...words.holdY,
    default: 0,
    min: -10,
    max: 10,
    step: 0.01,
    restarts: false,
    hidden: true,
  },
  engine: engineChoice('float64'),
  panel: {
    kind: 'choice',
    label: words.panel.label,
    default: 'ladder',
    options: ['ladder', 'learning', 'parts', 'pairs'],
    optionLabels: words.panel,
    restarts: false,
    hidden: true,
  },
};

const labels = messages.en.presets;

/** Settings to try. */
export const presets: Record<string, { label: string; params: Partial<Params> }> = {
  default: { label: labels.default, params: {} },
  slater: { label: labels.slater, params: { ansatz: 'slater' } },
  'rbm-jastrow': {
    label: labels.rbm,
    params: { ansatz: 'rbm-jastrow', start: 'recorded', panel: 'learning' },
  },
  deep: { label: labels.deep, params: { ansatz: 'deep', start: 'recorded' } },
  diffusion: { label: labels.dmc, params: { ansatz: 'dmc' } },
  two: { label: labels.two, params: { electrons: '2', panel: 'pairs' } },
  'wigner-molecule': {
    label: labels.crystal,
    params: { omega: 0.01, start: 'recorded', panel: 'parts' },
  },
  'held-electron': {
    label: labels.held,
    params: { omega: 0.01, start: 'recorded', hold: 'on', panel: 'pairs' },
  },
  'density-n6-w01': {
    label: labels.densitySix,
    params: { omega: 0.1, compare: 'on', hidden: 6, start: 'recorded' },
  },
  'density-n30-w1': {
    label: labels.densityThirty,
    params: { electrons: '30', compare: 'on', hidden: 4, start: 'recorded' },
  },
  twenty: { label: labels.twenty, params: { electrons: '20', start: 'recorded' } },
  thirty: { label: labels.thirty, params: { electrons: '30', start: 'recorded' } },
};
