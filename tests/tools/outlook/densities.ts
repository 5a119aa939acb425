/** One-body densities of chapter 7, from formulas and from sampled states. */
import { addToDensity, createDensity, radialDensity } from '@/lib/qmc/densityHistogram';
import { shellAnsatze } from '@/lib/qmc/shellAnsatz';
import { dotScale, recordedStart } from '@/lib/qmc/shellPlan';
import { scatter, shellSystem } from '@/lib/qmc/shellRun';
import { createRng } from '@/lib/rng';
import { frame, line, type Parts, sheet, ticksBelow, ticksLeft, words } from '../drawing/marks';

const RINGS = 56;
const EQUILIBRATION = 400;

/** A dot of the talk, its filled shells, and how much is sampled. */
export const DOTS = [
  {
    electrons: 6,
    shells: 2,
    omega: 0.1,
    walkers: 100,
    sweeps: 9000,
    marks: [0.02, 0.04, 0.06, 0.08],
    radii: [0, 2, 4, 6, 8, 10, 12],
  },
  {
    electrons: 30,
    shells: 5,
    omega: 1,
    walkers: 24,
    sweeps: 12_000,
    marks: [0.5, 1, 1.5],
    radii: [0, 1, 2, 3, 4, 5],
  },
] as const;

export type Dot = (typeof DOTS)[number];

/** n(r) of electrons that do not feel each other: two in each orbital of the filled shells, along the x axis. */
export function independentDensity(r: number, { omega, shells }: Pick<Dot, 'omega' | 'shells'>): number {
  const squares = (x: number) => {
    const h = [(omega / Math.PI) ** 0.25 * Math.exp((-omega * x * x) / 2)];
    for (let n = 0; n + 1 < shells; n++) {
      h.push(Math.sqrt((2 * omega) / (n + 1)) * x * h[n] - (n ? Math.sqrt(n / (n + 1)) * h[n - 1] : 0));
    }
    return h.map((value) => value * value);
  };
  const [along, across] = [squares(r), squares(0)];
  let sum = 0;
  for (let i = 0; i < shells; i++) for (let j = 0; i + j < shells; j++) sum += 2 * along[i] * across[j];
  return sum;
}

/** n(r) of the Slater–Jastrow state at its recorded optimum, sampled. */
function sampledDensity({ electrons, omega, walkers, sweeps, radii }: Dot) {
  const rng = createRng(1);
  const start = recordedStart(electrons, omega);
  const spec = { electrons, omega, hidden: 0, ansatz: 'slater-jastrow', start, timeStep: 0 } as const;
  const form = shellAnsatze[spec.ansatz];
  const theta = new Float64Array(form.parameters(spec));
  form.begin(theta, spec, start, rng);
  const { sweep } = shellSystem(theta, spec);
  const { spread, step } = dotScale(electrons, omega);
  const places = scatter(walkers, 2 * electrons, spread, rng);
  const density = createDensity(8, RINGS, radii[radii.length - 1]);
  for (let s = 0; s < EQUILIBRATION + sweeps; s++) {
    sweep(places, step, rng);
    if (s < EQUILIBRATION) continue;
    for (let w = 0; w < walkers; w++) addToDensity(density, places.positions, w * places.size, electrons);
  }
  return radialDensity(density);
}

function panel(dot: Dot, left: number, title: string): Parts {
  const reach = dot.radii[dot.radii.length - 1];
  const free = Array.from({ length: 121 }, (_, k) => (reach * k) / 120);
  const top = Math.max(...free.map((r) => independentDensity(r, dot)));
  const { radii, density } = sampledDensity(dot);
  const f = frame([left, left + 450], [64, 330], [0, reach], [0, 1.08 * top]);
  return [
    ...ticksLeft(f, dot.marks),
    ...ticksBelow(f, dot.radii),
    words([left, 30], title, 'ink', 'b'),
    words([f.right, 30], 'electrons per square bohr', 'soft', 'te'),
    words([f.right, f.bottom + 56], 'distance from the centre, bohr', 'soft', 'te'),
    line(
      free.map((r) => f.at(r, independentDensity(r, dot))),
      'ink',
      3,
      '12 8',
    ),
    // The innermost ring is small and its count noisy: it is left out.
    line([...radii].map((r, k) => f.at(r, density[k])).slice(1), 'model', 4),
  ];
}

const key = (left: number, ink: 'ink' | 'model', dash: string, text: string): Parts => [
  line(
    [
      [left, 422],
      [left + 54, 422],
    ],
    ink,
    4,
    dash,
  ),
  words([left + 68, 430], text, ink),
];

const symbol = (letter: string) => `<tspan class="i">${letter}</tspan>`;

/** Six electrons in a soft trap and thirty in a stiff one, with and without their repulsion. */
export function drawDensities(): string {
  return sheet('One-body densities of six and of thirty electrons', 446, [
    ...panel(DOTS[0], 66, `${symbol('N')} = 6, ${symbol('ω')} = 0.1`),
    ...panel(DOTS[1], 666, `${symbol('N')} = 30, ${symbol('ω')} = 1`),
    ...key(66, 'ink', '12 8', 'electrons that do not repel'),
    ...key(666, 'model', '', 'Slater–Jastrow'),
  ]);
}
