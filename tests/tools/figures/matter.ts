import {
  electronHartreeFock,
  neutronFermiGas,
  neutronHartreeFock,
  total,
} from '../../content/nuclei/periodicBox';
import { ELECTRON_GAS_RUNS, known } from '../../content/nuclei/published';
import { meanField, unitaryHartreeFock } from '../../content/nuclei/unitaryGas';
import {
  at,
  DASHED,
  dot,
  errorBar,
  letter,
  line,
  lowered,
  printed,
  ring,
  scale,
  sheet,
  sideTick,
  words,
} from '../drawing/paths';

const LAYERS: { radius: number; fill: string; name: string; what: string; known: string }[] = [
  {
    radius: 350,
    fill: 'var(--line)',
    name: 'outer crust, to 4 × 10¹¹ g/cm³',
    what: 'lattice of nuclei, gas of electrons',
    known: 'follows from the masses of nuclei, mostly measured',
  },
  {
    radius: 322,
    fill: 'var(--data)',
    name: 'inner crust, to about half nuclear density',
    what: 'nuclei in a sea of neutrons, likely superfluid',
    known: 'computed: this is where the box of this chapter is',
  },
  {
    radius: 286,
    fill: 'var(--energy)',
    name: 'outer core, to about twice nuclear density',
    what: 'neutrons, some protons, electrons, muons',
    known: 'computed with errors that grow with the density',
  },
  {
    radius: 170,
    fill: 'var(--model)',
    name: 'inner core, perhaps 5 to 10 times',
    what: 'hyperons? mesons? quarks?',
    known: 'not known; not every star has one',
  },
];

/** A quarter of a star, layer by layer, and how well each is known. Radii are not to scale. */
export function neutronStar(): string {
  const [x0, y0] = [40, 400];
  const parts: string[] = [];
  for (const [i, { radius, fill, name, what, known }] of LAYERS.entries()) {
    const wedge = `M${x0} ${y0 - radius}A${radius} ${radius} 0 0 1 ${x0 + radius} ${y0}H${x0}Z`;
    parts.push(line(wedge, 'l', `style="fill:${fill};fill-opacity:${i ? 0.35 : 0.6}"`));
    const inside = radius - [14, 18, 58, 85][i];
    const angle = [0.95, 0.72, 0.52, 0.3][i];
    const [px, py] = [x0 + inside * Math.cos(angle), y0 - inside * Math.sin(angle)];
    const y = 44 + 100 * i;
    parts.push(line(`M${at(px)} ${at(py)}L424 ${y - 8}H440`), dot(px, py, 5, 'l', 'style="fill:var(--ink)"'));
    parts.push(words(452, y, name, 'b'), words(452, y + 26, what, 't'), words(452, y + 50, known, 't s'));
  }
  return sheet('A quarter of a neutron star, layer by layer', 420, parts);
}

/** Horizontal levels with names to the right; values are spread so that names do not meet. */
function levels(
  rows: { value: number; error?: number; name: string; how: 'model' | 'reference'; label: number }[],
  y: (v: number) => number,
  x1: number,
  x2: number,
  nameAt: number,
  decimals: number,
): string[] {
  return rows.flatMap(({ value, error, name, how, label }) => {
    const parts = [
      line(
        `M${x1} ${at(y(value))}H${x2}`,
        how === 'model' ? 'M' : 'l',
        how === 'model' ? 'stroke-width="5"' : DASHED,
      ),
    ];
    if (error)
      parts.push(
        `<rect x="${x1}" y="${at(y(value + error))}" width="${x2 - x1}" height="${at(Math.abs(y(value - error) - y(value + error)))}" style="fill:var(--ink)" opacity="0.2"/>`,
      );
    parts.push(line(`M${x2} ${at(y(value))}L${nameAt - 12} ${at(label)}`, 'g'));
    parts.push(
      words(
        nameAt,
        label + 8,
        `<tspan class="b">${printed(value, decimals)}</tspan>  ${name}`,
        how === 'model' ? 'mt' : '',
      ),
    );
    return parts;
  });
}

/** Energy per neutron of fourteen neutrons at 0.04 fm⁻³, method by method. */
export function neutronMatter(): string {
  const [vmc, network, unconstrained, constrained] = ['vmc', 'network', 'unconstrained', 'constrained'].map(
    (name) => known(`neutron-${name}`),
  );
  const y = scale(7.05, 6.4, 50, 330);
  const parts = [line('M110 44V336')];
  for (const t of [6.4, 6.6, 6.8, 7]) parts.push(sideTick(110, y(t), t.toFixed(1)));
  parts.push(
    ...levels(
      [
        {
          value: total(neutronHartreeFock(0.04)),
          name: 'plane waves: Hartree–Fock, computed',
          how: 'reference',
          label: 80,
        },
        { ...vmc, error: 0, name: 'variational, Slater–Jastrow', how: 'reference', label: 200 },
        { ...network, error: 0, name: 'neural-network quantum state', how: 'model', label: 256 },
        { ...unconstrained, name: 'auxiliary-field diffusion, unconstrained', how: 'reference', label: 296 },
        {
          ...constrained,
          error: 0,
          name: 'the same, constrained: not a bound',
          how: 'reference',
          label: 336,
        },
      ],
      y,
      130,
      430,
      500,
      3,
    ),
  );
  parts.push(words(70, 26, 'energy per neutron (MeV)', 's'));
  parts.push(
    words(
      500,
      146,
      `without forces: ${printed(neutronHartreeFock(0.04).kinetic, 2)}, endless ${printed(neutronFermiGas(0.04), 2)}`,
      's',
    ),
  );
  return sheet('Fourteen neutrons at 0.04 per cubic fermi', 362, parts);
}

/** Energy of the unitary gas over that of the free one. */
export function unitaryGas(): string {
  const y = scale(1.05, 0.3, 44, 340);
  const parts = [line('M110 40V344')];
  for (const t of [0.4, 0.6, 0.8, 1]) parts.push(sideTick(110, y(t), t.toFixed(1)));
  parts.push(
    ...levels(
      [
        { value: 1, name: 'free gas', how: 'reference', label: 54 },
        {
          value: unitaryHartreeFock(0.2),
          name: `plane waves, ${letter('k')}${lowered('F')}${letter('r')}${lowered('e')} = 0.2`,
          how: 'reference',
          label: 100,
        },
        { value: meanField().energy, name: 'pairs in the mean field (BCS)', how: 'reference', label: 222 },
        { ...known('unitary-dmc'), name: 'fixed-node diffusion, 14 particles', how: 'reference', label: 276 },
        { ...known('unitary-experiment'), name: 'experiment with lithium', how: 'reference', label: 320 },
      ],
      y,
      130,
      430,
      500,
      3,
    ),
  );
  parts.push(words(70, 26, `energy over that of the free gas`, 's'));
  return sheet('The unitary Fermi gas between free particles and pairs', 366, parts);
}

/** What correlations win below Hartree–Fock, in millihartree per electron, at three densities. */
export function electronGas(): string {
  const y = scale(0, -40, 84, 330);
  const parts = [line('M110 74V336')];
  for (const t of [0, -10, -20, -30, -40]) parts.push(sideTick(110, y(t), printed(t, 0)));
  for (const [i, rs] of [1, 2, 5].entries()) {
    const { jastrow, diffusion } = ELECTRON_GAS_RUNS[rs];
    const hartreeFock = total(electronHartreeFock(14, rs));
    const x = 240 + 190 * i;
    const below = (v: number) => y(1000 * (v - hartreeFock));
    const high = (error: number) => Math.abs(y(1000 * error) - y(0));
    const exact = hartreeFock + known(`electron-gas-${rs}-ci`).value / 14;
    parts.push(
      line(`M${x - 70} ${at(y(0))}h140`, 'l', 'stroke-width="3"'),
      line(`M${x - 70} ${at(below(exact))}h140`, 'l', DASHED),
    );
    parts.push(
      ring(x - 26, below(jastrow.value), 9),
      errorBar(x - 26, below(jastrow.value), high(jastrow.error)),
    );
    parts.push(
      dot(x + 26, below(diffusion.value), 9),
      errorBar(x + 26, below(diffusion.value), high(diffusion.error)),
    );
    parts.push(
      words(x, 376, `${letter('r')}${lowered('s')} = ${rs}`, 'm'),
      words(x, 68, `${printed(hartreeFock, 4)} Ha`, 'm s t'),
    );
  }
  parts.push(words(110, 26, 'energy below Hartree–Fock (mHa per electron)', 's'));
  for (const [name, how, at0] of [
    ['Hartree–Fock, exact sum', '', 84],
    ['Slater–Jastrow (rings)', 'mt', 190],
    ['fixed-node diffusion', 'd', 240],
    ['full CI, published', '', 310],
  ] as [string, string, number][])
    parts.push(words(760, at0 + 8, name, how));
  return sheet('Fourteen electrons in a cube at three densities', 396, parts);
}
