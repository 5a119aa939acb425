import {
  exactChiral,
  faithful,
  fits,
  fittedEnergy,
  hole,
  mesh,
  network,
} from '../../content/nuclei/deuteron';
import {
  arrow,
  at,
  axes,
  curve,
  DASHED,
  dot,
  letter,
  line,
  raised,
  ring,
  scale,
  sheet,
  sideTick,
  tick,
  words,
} from '../drawing/paths';

const { log10, sqrt } = Math;

/** One number in, two waves out: the network of Keeble and Rios. */
export function deuteronNetwork(): string {
  const hidden = [70, 130, 190, 250];
  const parts: string[] = [];
  for (const y of hidden)
    parts.push(
      line(`M190 160L400 ${y}`, 'g'),
      line(`M400 ${y}L610 105`, 'g'),
      line(`M400 ${y}L610 215`, 'g'),
    );
  parts.push(dot(190, 160, 28), words(190, 168, 'k', 'm i" style="fill:var(--paper)'));
  for (const y of hidden)
    parts.push(ring(400, y, 24), line(`M388 ${y + 6}q10 0 14 -6t10 -10`, 'M', 'stroke-width="3"'));
  parts.push(
    ring(610, 105, 28),
    words(610, 113, 'S', 'm i mt'),
    ring(610, 215, 28),
    words(610, 223, 'D', 'm i mt'),
  );
  parts.push(
    words(190, 36, 'one momentum', 'd m'),
    words(400, 36, 'H softplus units', 'mt m'),
    words(610, 36, 'two waves', 'mt m'),
  );
  parts.push(arrow(656, 730, 160));
  parts.push(words(752, 112, `energy ${letter('E')} on 64 momenta`, 'et'));
  parts.push(
    words(752, 160, `parameters: ${letter('H')} + ${letter('H')} + 2${letter('H')} = 4${letter('H')}`),
  );
  parts.push(words(752, 208, `${letter('H')} = 10: forty numbers`, 's'));
  return sheet('The network of the deuteron: one input, one hidden layer, two outputs', 290, parts);
}

/** The two waves, exact and from the network of forty parameters; the error of the energy against its size. */
export function deuteronWaves(): string {
  const { k, waves, energy } = exactChiral();
  const x = scale(0, 2, 70, 560);
  const y = scale(0, 1, 290, 60);
  const enlarged = 20;
  const shown = Array.from(k).filter((ki) => ki <= 2);
  const wave = network(fits[10], 2);
  const top = waves[0][0];
  const height = wave(k[0])[0];
  const exact = (o: number, factor: number) =>
    curve(shown.map((ki, i) => [x(ki), y((factor * waves[o][i]) / top)]));
  const fitted = (o: number, factor: number) =>
    curve(
      Array.from({ length: 81 }, (_, i) => i / 40).map((ki) => [x(ki), y((factor * wave(ki)[o]) / height)]),
    );
  const parts = [axes(70, 44, 570, 290)];
  for (const t of [0, 0.5, 1, 1.5, 2]) parts.push(tick(x(t), 290, String(t)));
  for (const t of [0, 0.5, 1]) parts.push(sideTick(70, y(t), String(t)));
  for (const o of [0, 1]) {
    const factor = o ? enlarged : 1;
    parts.push(
      line(fitted(o, factor), 'M', 'stroke-width="6" opacity="0.55"'),
      line(exact(o, factor), 'l', DASHED),
    );
  }
  parts.push(words(152, 108, 'S wave'), words(250, 196, `D wave × ${enlarged}`));
  parts.push(words(70, 26, `wave function, relative to ${letter('S')} at 0`, 's'));
  parts.push(words(320, 350, `momentum ${letter('k')} (fm${raised('−1')})`, 's m'));
  return sheet('The deuteron in momentum space, and how many hidden units it takes', 372, [
    ...parts,
    ...errorPanel(energy),
  ]);
}

/** Error of the energy in keV on a logarithmic axis, with the size of the network. */
function errorPanel(exact: number): string[] {
  const y = scale(-3, 3, 290, 60);
  const x = scale(3, 10, 720, 1070);
  const parts = [axes(690, 44, 1110, 290)];
  for (const t of [-3, -2, -1, 0, 1, 2, 3])
    parts.push(sideTick(690, y(t), ['0.001', '0.01', '0.1', '1', '10', '100', '1000'][t + 3]));
  for (const units of [3, 4, 6, 8, 10]) {
    parts.push(tick(x(units), 290, String(units)));
    parts.push(ring(x(units), y(log10(1000 * (fittedEnergy(units) - exact))), 9));
  }
  parts.push(words(690, 26, 'energy above the exact one (keV)', 's'));
  parts.push(words(900, 350, `hidden units ${letter('H')}`, 's m'));
  return parts;
}

/** Two networks with the same energy on twelve mesh points: one is the deuteron, the other is not. */
export function deuteronHole(): string {
  const x = scale(0, 1.5, 70, 1090);
  const y = scale(-0.8, 2, 284, 48);
  const points = mesh(12, 4);
  const wave = (theta: number[]) => {
    const psi = network(theta, 1);
    const onMesh = Array.from(points.k, (k) => k * psi(k)[0]);
    const norm = sqrt(onMesh.reduce((sum, v, i) => sum + points.w[i] * v * v, 0));
    return (k: number) => (k * Math.sign(psi(points.k[2])[0]) * psi(k)[0]) / norm;
  };
  const [a, b] = [wave(faithful), wave(hole)];
  const drawn = (f: (k: number) => number) =>
    curve(
      Array.from({ length: 301 }, (_, i) => i / 200).map((k) => [
        x(k),
        Math.max(-60, Math.min(400, y(f(k)))),
      ]),
    );
  const inside = '<clipPath id="frame"><rect x="70" y="40" width="1030" height="244"/></clipPath>';
  const parts = [inside, line('M70 40V284H1100'), line(`M70 ${at(y(0))}H1100`, 'g')];
  for (const t of [0, 0.5, 1, 1.5]) parts.push(tick(x(t), 284, String(t)));
  for (const t of [0, 1, 2]) parts.push(sideTick(70, y(t), String(t)));
  parts.push(
    `<g clip-path="url(#frame)">${line(drawn(b), 'M', 'stroke-width="4"')}${line(drawn(a), 'l', DASHED)}</g>`,
  );
  for (const k of points.k) if (k <= 1.5) parts.push(dot(x(k), y(a(k)), 9));
  parts.push(words(70, 26, `${letter('k')} times the wave function, normalised on the mesh`, 's'));
  parts.push(words(640, 66, 'both: −2.247 MeV on the dots', 'd'));
  parts.push(words(640, 102, 'dashed: truly −2.242 MeV'));
  parts.push(words(640, 138, 'solid: truly +0.246 MeV, unbound', 'mt'));
  parts.push(words(585, 346, `momentum ${letter('k')} (fm${raised('−1')})`, 's m'));
  return sheet('Two networks that twelve mesh points cannot tell apart', 366, parts);
}
