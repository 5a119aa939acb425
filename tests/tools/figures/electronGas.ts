import { electronHartreeFock, total } from '../../content/nuclei/periodicBox';
import { ELECTRON_GAS_RUNS, known } from '../../content/nuclei/published';
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
