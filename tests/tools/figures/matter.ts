import { neutronFermiGas, neutronHartreeFock, total } from '../../content/nuclei/periodicBox';
import { known } from '../../content/nuclei/published';
import { meanField, unitaryHartreeFock } from '../../content/nuclei/unitaryGas';
import { at, DASHED, letter, line, lowered, printed, scale, sheet, sideTick, words } from '../drawing/paths';

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
