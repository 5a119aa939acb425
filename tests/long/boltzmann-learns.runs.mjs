import { atMost, near } from './checks.mjs';

const LN2 = Math.LN2;

export const runs = [
  {
    command: '--preset bars --steps 20000',
    expects:
      'four bars without hidden units: the divergence goes to zero like one over the number of updates',
    check: (r) => atMost(r, 'divergence', 0.002) ?? near(r, 'logLikelihood', -2 * LN2, 0.002),
  },
  {
    command: '--preset parity --steps 20000',
    expects: 'parity is invisible to pairs: ln 2 to the last digit, for ever',
    check: (r) => near(r, 'divergence', LN2, 1e-14) ?? near(r, 'largestWeight', 0, 0),
  },
  {
    command: '--preset parity-hidden --steps 20000',
    expects: 'three hidden units show parity',
    check: (r) => atMost(r, 'divergence', 0.005),
  },
  {
    command: '--preset parity-hidden --hidden 4 --learningRate 0.3 --seed 3 --steps 40000',
    expects: 'four hidden units at a small rate show it too',
    check: (r) => atMost(r, 'divergence', 0.05),
  },
  {
    command: '--preset pictures --steps 20000',
    expects: 'six lines among 512 pictures',
    check: (r) => atMost(r, 'divergence', 0.003) ?? near(r, 'logLikelihood', -Math.log(6), 0.003),
  },
  {
    command: '--preset no-negative-phase --steps 20000',
    expects:
      'without a negative phase the likelihood falls for ever: −1.75 ηt, what the full picture gains on a bar',
    check: (r) => near(r, 'logLikelihood', -3500, 1e-6) ?? near(r, 'largestWeight', 1000, 1e-6),
  },
  {
    command: '--preset sampled --learningRate 0.02 --steps 40000',
    expects: 'one hundred Gibbs chains lead to the same place',
    check: (r) => atMost(r, 'divergence', 0.05),
  },
];
