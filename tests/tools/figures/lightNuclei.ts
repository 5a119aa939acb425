import { lightNucleus } from '../../content/nuclei/lightNuclei';
import { type Known, known } from '../../content/nuclei/published';
import {
  arrow,
  at,
  box,
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
  tick,
  words,
} from '../drawing/paths';

const BOX = 'rx="12" fill="var(--paper)" stroke="var(--model)" stroke-width="3"';

/** The same network for every nucleon, a sum, and a second network: the correlator of Adams et al. */
export function deepSets(): string {
  const rows = [60, 140, 236];
  const parts: string[] = [];
  for (const [i, y] of rows.entries()) {
    parts.push(
      dot(110, y, 28),
      words(110, y + 8, `r${lowered(['1', '2', 'A'][i])}`, 'm i" style="fill:var(--paper)'),
    );
    parts.push(arrow(146, 242, y), box(248, y - 30, 160, 60, BOX), words(328, y + 8, 'φ', 'm i mt'));
    parts.push(line(`M408 ${y}L${i === 1 ? 512 : 520} ${i === 1 ? 148 : 148 + (y - 148) * 0.3}`));
  }
  parts.push(words(110, 196, '⋮', 'm s'), words(328, 196, '⋮', 'm s'));
  parts.push(ring(546, 148, 34, 'ink'), words(546, 156, '+', 'm b'));
  parts.push(arrow(582, 660, 148), box(666, 118, 160, 60, BOX), words(746, 156, 'ρ', 'm i mt'));
  parts.push(arrow(826, 900, 148), words(916, 158, `${letter('U')}, factor exp ${letter('U')}`));
  for (const [x, text, how] of [
    [110, 'places from centre', 'm d t'],
    [328, 'one network, A times', 'm mt t'],
    [546, 'order forgotten', 'm s t'],
    [746, 'second network', 'm mt t'],
    [994, 'one number, any order', 'm s t'],
  ] as [number, string, string][])
    parts.push(words(x, 308, text, how));
  return sheet('Deep Sets: one network for each nucleon, a sum, a second network', 330, parts);
}

/** Two factors with one task each: exp U and Φ. */
export function fermionAnsatz(): string {
  const parts: string[] = [];
  for (const [i, y] of [66, 122, 178, 234].entries()) {
    parts.push(
      dot(96, y, 14, 'd'),
      line(`M96 ${y + (i % 2 ? -20 : 20)}v${i % 2 ? 40 : -40}`, 'l', 'stroke-width="2.5"'),
    );
    parts.push(line(i % 2 ? `M90 ${y + 12}l6 9l6 -9` : `M90 ${y - 12}l6 -9l6 9`, 'l', 'stroke-width="2.5"'));
  }
  parts.push(words(96, 304, 'places and spins', 'm d t'));
  parts.push(arrow(140, 220, 94), arrow(140, 220, 206));
  parts.push(box(226, 58, 370, 72, BOX), words(411, 102, 'network, symmetric', 'm mt'));
  parts.push(box(226, 170, 370, 72, BOX), words(411, 214, 'network, one orbital each', 'm mt'));
  parts.push(arrow(596, 654, 94), arrow(596, 654, 206));
  parts.push(words(670, 102, `exp ${letter('U')}`), words(670, 214, `Φ: det or Pf`));
  parts.push(words(411, 304, 'exchange: U stays, Φ changes sign', 'm s t'));
  parts.push(line('M760 94C850 94 830 150 880 150M836 206C860 206 850 150 880 150'));
  parts.push(words(892, 160, `Ψ = exp(${letter('U')}) Φ`, '" style="font-size:32px'));
  return sheet('The fermionic ansatz: a symmetric factor and an antisymmetric one', 326, parts);
}

type Row = [name: string, level: Known, published: boolean];

function rowsOf(nucleus: 'triton' | 'alpha'): Row[] {
  const computed = (spins: boolean): Known => ({ value: lightNucleus(nucleus, spins).energy, error: 0 });
  return [
    ['Jastrow, no spins', known(`${nucleus}-jastrow`), true],
    ['network, no spins', known(`${nucleus}-blind-network`), true],
    ['best without spins', computed(false), false],
    ['network with spins', known(`${nucleus}-network`), true],
    ['GFMC', known(`${nucleus}-gfmc`), true],
    ['best with spins', computed(true), false],
  ];
}

/** Energies of ³H and ⁴He on two axes, published with their errors beside what correlated Gaussians give. */
export function lightNucleiEnergies(): string {
  const panel = (nucleus: 'triton' | 'alpha', from: number, to: number, left: number, ticks: number[]) => {
    const x = scale(from, to, left, left + 330);
    const parts: string[] = [];
    for (const t of ticks) parts.push(line(`M${x(t)} 50V300`, 'g'), tick(x(t), 300, printed(t, 1)));
    for (const [i, [, { value, error }, published]] of rowsOf(nucleus).entries()) {
      const y = 74 + 42 * i;
      if (!published) parts.push(line(`M${at(x(value))} ${y - 96}v112`, 'l', DASHED));
      else if (i === 4)
        parts.push(
          dot(x(value), y, 9, 'l', 'style="fill:var(--ink)"'),
          errorBar(x(value), y, Math.abs(x(error) - x(0)), true),
        );
      else parts.push(errorBar(x(value), y, Math.abs(x(error) - x(0)), true), ring(x(value), y, 9));
    }
    return parts;
  };
  const parts = [
    ...panel('triton', -7.7, -8.6, 330, [-7.8, -8.1, -8.4]),
    ...panel('alpha', -22.4, -23.8, 740, [-22.5, -23, -23.5]),
  ];
  for (const [i, [name, , published]] of rowsOf('triton').entries())
    parts.push(words(300, 82 + 42 * i, name, published && i !== 4 ? 'e mt' : 'e'));
  parts.push(words(495, 28, 'tritium, MeV', 'm s'), words(905, 28, 'helium-4, MeV', 'm s'));
  return sheet('Energies of tritium and helium-4 at Λ = 4 per fm', 340, parts);
}
