import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { readChapters } from '@/components/mdx/manifest';

/** Source of each chapter by its number. */
const chapters = new Map<string, string>();
beforeAll(async () => {
  for (const { path, source } of await readChapters()) {
    chapters.set((path.split('/').at(-1) ?? '').slice(0, 2), source.replace(/\s+/g, ' '));
  }
});

/** What a slide of the talk had, the chapter that teaches the right form, and the words that say what differed. */
const ERRATA: [slide: string, chapter: string, says: string][] = [
  ['r_ij = √(r_i² − r_j²)', '07', 'The slide has $r_{ij} = \\sqrt{r_i^2 - r_j^2}$'],
  ['H_r for the whole Hamiltonian', '07', 'With two electrons, and only with two'],
  ['Taut 1993 and 1994 in the wrong order', '07', 'The order is the other way round'],
  ['Z as two integrals', '04', 'The hidden units are 0 or 1'],
  ['a function x, the function h', '04', 'They are vectors'],
  ['signs of the energy in the figure', '04', 'without their signs'],
  ['the gradient with |Ψ|² = P', '07', '\\partial \\ln\\model{\\Psi} = \\tfrac12 \\partial \\ln P'],
  ['gradient of the local energy', '06', 'It is the gradient of its mean'],
  ['−Σ∇²/2m', '08', 'which holds with $\\hbar = 1$'],
  ['neutron–neutron scattering length', '08', 'which is the value of neutron and *proton*'],
  ['a four-layer network for the Jastrow factor', '08', 'It is a *pair* of networks'],
  ['F ∈ [0,1]^d, no output weights', '05', 'it is the argument that lies in the cube'],
  ['monotonically increasing', '05', 'need not be monotone'],
  ['Hornik without ε and p', '05', 'It depends on $\\varepsilon$ *and* on $p$'],
  ['discontinuous functions', '05', 'Of discontinuous functions the talk says'],
  ['θ̂ without an inverse', '03', 'the other case is left open'],
  ['one sample for two parameters', '03', 'is given one sample of it'],
  ['stable diffusion as a kind of model', '02', 'That is the name of one program'],
  ['papers submitted, journals misnamed', '03', '*Reviews of Modern Physics*, volume 94'],
  ['axis of the electron gas', '08', 'With jellium no $r_s$ gives such values'],
  ['Bayes’ sum', '09', 'the sum becomes an integral'],
];

test.each(ERRATA)('the lecture says what was wrong with: %s', (_, chapter, says) => {
  expect(chapters.get(chapter)).toContain(says);
});

/** The derivations that the talk skips: chapter, title, and the test that checks the result by numbers. */
const DERIVATIONS: [what: string, chapter: string, title: string, file: string, checked: string][] = [
  [
    'normal equations',
    '03',
    'The gradient of the cost, and why it is a minimum',
    'ml/ols',
    'normal equations',
  ],
  ['back-propagation', '05', 'The four equations, from one unit to a layer', 'ml/ffnn', 'the gradient'],
  [
    'gradient of the energy',
    '06',
    'The covariance formula, and where hermiticity enters',
    'qmc/vmc',
    'the finite difference by correlated sampling',
  ],
  [
    'marginal of the RBM',
    '04',
    'The marginal, the free energy and its slopes',
    'content/energyAndMemory',
    'has the slopes of its free energy',
  ],
  [
    'local energy of the Gaussian–binary RBM',
    '07',
    'The first and second derivatives',
    'qmc/rbmDot',
    'derivatives and moves',
  ],
  [
    'Boltzmann learning rule',
    '04',
    'The learning rule, hidden units included',
    'ml/boltzmann',
    'the gradient is the slope of the log-likelihood',
  ],
  [
    'T_c by duality',
    '04',
    'The critical temperature, from hot and cold at once',
    'content/energyAndMemory',
    'and its dual have the same sum over loops',
  ],
  [
    'Taut’s solvable case',
    '07',
    'Where the series ends',
    'content/neuralQuantumStates',
    'are Taut’s polynomials where the text says',
  ],
];

test.each(DERIVATIONS)(
  '%s: derived in chapter %s, and checked by numbers',
  (_, chapter, title, file, checked) => {
    expect(chapters.get(chapter)).toContain(`<Derivation title="${title}">`);
    expect(readFileSync(`tests/${file}.test.ts`, 'utf8')).toContain(checked);
  },
);

describe('the variational bound', () => {
  it('is derived in chapter 6', () => {
    expect(chapters.get('06')).toContain('<Derivation title="Proof in three lines">');
  });

  it('holds for every state of two levels, with equality at the ground state', () => {
    // H = [[a, b], [b, c]]: the quotient along (cos t, sin t) against the lower eigenvalue.
    for (const [a, b, c] of [
      [1, 0.5, 2],
      [-3, 2, -3],
      [0, -0.1, 5],
    ]) {
      const ground = (a + c) / 2 - Math.hypot((a - c) / 2, b);
      const quotient = (t: number) =>
        a * Math.cos(t) ** 2 + 2 * b * Math.cos(t) * Math.sin(t) + c * Math.sin(t) ** 2;
      const all = Array.from({ length: 2000 }, (_, k) => quotient((Math.PI * k) / 2000));
      expect(Math.min(...all)).toBeGreaterThanOrEqual(ground - 1e-12);
      expect(Math.min(...all)).toBeLessThan(ground + 1e-4);
    }
  });
});
