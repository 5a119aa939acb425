/** Within 4 standard errors of the exact value, with an error no larger than the run is worth. */
function within(record, name, largestError) {
  const { value, error, exact } = record.readouts[name];
  if (!(error <= largestError)) return `${name} has the error ${error}, wanted at most ${largestError}`;
  const distance = Math.abs(value - exact) / error;
  return distance <= 4 ? null : `${name} = ${value} is ${distance.toFixed(1)} errors from ${exact}`;
}

const sweeps = ['--steps', '2000000'];

export const runs = [
  {
    arguments: ['--alpha', '0.8', '--seed', '11', ...sweeps],
    expects: 'E, its variance and slope within 4 errors of the exact values',
    check: (r) =>
      within(r, 'energy', 6e-5) ??
      within(r, 'variance', 5e-5) ??
      within(r, 'gradient', 4e-4) ??
      within(r, 'difference', 8e-4),
  },
  {
    arguments: ['--alpha', '1.7', '--omega', '1.25', '--dimensions', '3', '--seed', '12', ...sweeps],
    expects: 'the same for one particle in three dimensions and another trap',
    check: (r) => within(r, 'energy', 4e-4) ?? within(r, 'variance', 1e-3) ?? within(r, 'gradient', 5e-4),
  },
  {
    arguments: [
      ...['--alpha', '0.6', '--particles', '10', '--dimensions', '3', '--stepSize', '1.2'],
      ...['--seed', '13', '--steps', '200000'],
    ],
    expects: 'the same for ten particles in three dimensions',
    check: (r) => within(r, 'energy', 4e-3) ?? within(r, 'variance', 1e-2) ?? within(r, 'gradient', 3e-2),
  },
  {
    arguments: [
      ...['--alpha', '0.6', '--particles', '4', '--dimensions', '2', '--move', 'configuration'],
      ...['--stepSize', '0.8', '--seed', '14', '--steps', '500000'],
    ],
    expects: 'the same when all particles move at once',
    check: (r) => within(r, 'energy', 3e-3) ?? within(r, 'variance', 1e-2),
  },
  {
    arguments: ['--alpha', '1', '--particles', '5', '--dimensions', '3', '--seed', '15', '--steps', '100000'],
    expects: 'the exact state has no variance after a long chain',
    check: ({ readouts: { energy, variance } }) =>
      Math.abs(energy.value - 7.5) < 1e-11 && variance.value < 1e-20
        ? null
        : `E = ${energy.value}, variance ${variance.value}`,
  },
  {
    arguments: [
      ...[
        '--preset',
        'optimize',
        '--particles',
        '6',
        '--dimensions',
        '3',
        '--stepSize',
        '1',
        '--learningRate',
        '0.03',
      ],
      ...['--seed', '16', '--steps', '200000'],
    ],
    expects: 'gradient descent ends at α = ω',
    check: ({ readouts: { currentAlpha } }) =>
      Math.abs(currentAlpha.value - 1) < 1e-3 ? null : `α = ${currentAlpha.value}`,
  },
];
