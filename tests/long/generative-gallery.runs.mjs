const DISTANCES = ['mixtureDistance', 'rbmDistance', 'vaeDistance', 'ganDistance', 'diffusionDistance'];

/** The samples of these models are at most twice as far from held-out points as two real samples are. */
const near =
  (...names) =>
  ({ readouts }) => {
    const far = names.filter((name) => !(readouts[name].value <= 2 * readouts[name].exact));
    if (far.length === 0) return null;
    return far
      .map((name) => `${name} = ${readouts[name].value}, two real samples ${readouts[name].exact}`)
      .join('; ');
  };

export const runs = [
  ...[1, 2, 3].map((seed) => ({
    command: `--preset moons --seed ${seed} --steps 4000`,
    expects: 'two moons: all five at most twice as far from held-out points as a real sample',
    check: near(...DISTANCES),
  })),
  {
    command: '--preset collapse --seed 1 --steps 1500',
    expects:
      'eight clusters and a greedy generator: its mode collapse leaves it more than five times as far as a real sample',
    check: ({ readouts: { ganDistance } }) =>
      ganDistance.value > 5 * ganDistance.exact
        ? null
        : `D² = ${ganDistance.value}, two real samples ${ganDistance.exact}`,
  },
  {
    command: '--preset circles --seed 1 --steps 4000',
    expects: 'a ring and a disc: the mixture and diffusion at most twice as far as a real sample',
    check: near('mixtureDistance', 'diffusionDistance'),
  },
];
