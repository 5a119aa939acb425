import { at, dot, line, sheet, words } from '../drawing/paths';

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
