import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import demo from '@/components/demos/method-map/demo';
import { layoutMap, neighborOf } from '@/components/demos/method-map/layout';
import { messages } from '@/components/demos/method-map/messages';
import {
  DENSITIES,
  distancesFrom,
  edges,
  families,
  HAVINGS,
  isOnRoute,
  isUsable,
  methodOf,
  methods,
  relativesOf,
  route,
} from '@/components/demos/method-map/methods';
import simulation, { runnable } from '@/components/demos/method-map/simulation';
import { findWork } from '@/components/mdx/bibliography';
import { SVG_THEME as theme } from '@/components/viz/svg';
import { defaults } from '@/lib/params';

const text = messages.en;

describe('the data file', () => {
  it('holds nothing but what its schema says', () => {
    const raw = JSON.parse(readFileSync('components/demos/method-map/methods.json', 'utf8'));
    expect(Object.keys(raw)).toEqual(['route', 'families', 'methods', 'edges']);
    const known = new Set([
      'id',
      'name',
      'short',
      'family',
      'needs',
      'says',
      'equation',
      'cite',
      'by',
      'density',
      'live',
    ]);
    for (const method of raw.methods) {
      expect(
        Object.keys(method).filter((key) => !known.has(key)),
        method.id,
      ).toEqual([]);
    }
    for (const edge of raw.edges) expect(Object.keys(edge)).toEqual(['from', 'to', 'why', 'equation']);
  });

  it('gives each method a family, needs, a sentence that ends, an equation', () => {
    expect(methods.length).toBeGreaterThanOrEqual(45);
    expect(new Set(methods.map((m) => m.id)).size).toBe(methods.length);
    expect(new Set(methods.map((m) => m.name)).size).toBe(methods.length);
    const known = new Set(families.map((family) => family.id));
    for (const { id, family, needs, says, equation, density, live } of methods) {
      expect(id).toMatch(/^[a-z-]+$/);
      expect(known, id).toContain(family);
      expect(needs.length, id).toBeGreaterThan(0);
      for (const need of needs) expect(HAVINGS, id).toContain(need);
      expect(says, id).toMatch(/^[A-Z].{40,}\.$/s);
      expect(equation.length, id).toBeGreaterThan(4);
      if (density) expect(DENSITIES).toContain(density);
      expect(typeof live).toBe('boolean');
    }
  });

  it('cites a work of the bibliography, of the year it says', () => {
    for (const { id, cite, by } of methods) {
      const { label } = findWork(cite);
      const year = /\d{4}/.exec(label)?.[0];
      expect(by, id).toMatch(new RegExp(` ${year}$`));
      expect(label.normalize('NFD'), id).toContain(by.split(/[ &]/)[0].normalize('NFD'));
    }
  });

  it('joins methods that exist, each pair once, with a reason and an equation; no method stands alone', () => {
    const pairs = edges.map(({ from, to }) => [methodOf(from).id, methodOf(to).id].sort().join(' '));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { from, to, why, equation } of edges) {
      expect(from).not.toBe(to);
      expect(why.length).toBeGreaterThan(5);
      expect(equation.length).toBeGreaterThan(4);
    }
    for (const { id } of methods) {
      const distances = distancesFrom(id);
      expect(distances.size, `from ${id}`).toBe(methods.length);
      // The slider for what is faint reaches the whole map.
      expect(Math.max(...distances.values())).toBeLessThanOrEqual((demo.params.reach as { max: number }).max);
    }
  });

  it('marks the route from the magnet to the quantum state, edge by edge', () => {
    expect(route).toEqual(['ising', 'hopfield', 'boltzmann', 'rbm', 'nqs', 'vmc']);
    expect(edges.filter(isOnRoute)).toHaveLength(5);
    for (let i = 1; i < route.length; i++) {
      expect(relativesOf(route[i]).map(({ other }) => other.id)).toContain(route[i - 1]);
    }
  });

  it('says honestly which methods run: those that have a thumbnail, at least 25 of them', () => {
    expect(
      methods
        .filter((m) => m.live)
        .map((m) => m.id)
        .sort(),
    ).toEqual([...runnable].sort());
    expect(runnable.length).toBeGreaterThanOrEqual(25);
  });

  it('has a node for every system that the talk names in its lists', () => {
    const named: Record<string, string> = {
      'neural networks': 'ffnn',
      'convolutional networks': 'cnn',
      'recurrent networks': 'rnn',
      'Boltzmann machines': 'boltzmann',
      autoencoders: 'autoencoder',
      'variational autoencoders': 'vae',
      'generative adversarial networks': 'gan',
      'stable diffusion': 'diffusion',
      'Bayesian statistics': 'bayes',
      'Bayesian experimental design': 'experimental-design',
      'Bayesian regression': 'bayes-regression',
      'Bayesian neural networks': 'bayesian-network',
      'Gaussian processes': 'gaussian-process',
      'principal component analysis': 'pca',
      clustering: 'kmeans',
      'random forests': 'random-forest',
      bagging: 'bagging',
      voting: 'voting',
      'gradient boosting': 'boosting',
      'linear regression': 'ols',
      'logistic regression': 'logistic',
      'kernel methods': 'kernel-methods',
      'support vector machines': 'svm',
      'reinforcement learning': 'q-learning',
      'transfer learning': 'transfer',
      'Hopfield networks': 'hopfield',
      'Gaussian-binary machines': 'gaussian-rbm',
      'variational Monte Carlo': 'vmc',
      'neural quantum states': 'nqs',
    };
    for (const [name, id] of Object.entries(named)) expect(methodOf(id).id, name).toBe(id);
  });
});

describe('what one can use', () => {
  it('needs everything a method asks for', () => {
    const usable = (...having: (typeof HAVINGS)[number][]) =>
      methods.filter((m) => isUsable(m, new Set(having))).map((m) => m.id);
    expect(usable()).toEqual([]);
    expect(usable(...HAVINGS)).toHaveLength(methods.length);
    expect(usable('hamiltonian')).toEqual(['potts', 'annealing', 'tempering', 'ais', 'ising', 'nqs', 'vmc']);
    expect(usable('reward')).toEqual(['q-learning', 'policy-gradient']);
    expect(usable('data')).toContain('rbm');
    expect(usable('data')).not.toContain('svm');
  });
});

describe('the picture', () => {
  const size = { width: 900, height: 480 };
  const layout = layoutMap(size, theme);

  it('places every method once, inside, without overlap', () => {
    expect(layout.places.map((p) => p.method.id).sort()).toEqual(methods.map((m) => m.id).sort());
    for (const a of layout.places) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width).toBeLessThanOrEqual(size.width);
      expect(a.y + a.height).toBeLessThanOrEqual(size.height);
      for (const b of layout.places) {
        if (a === b) continue;
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.method.id} ${b.method.id}`).toBe(true);
      }
    }
  });

  it('lets the arrow keys reach every method', () => {
    const reached = new Set(['rbm']);
    for (const id of reached) {
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ])
        reached.add(neighborOf(layout, id, dx, dy));
    }
    expect(reached.size).toBe(methods.length);
  });
});

describe('the demo', () => {
  it('has a label for every number that a little run shows', () => {
    for (const id of runnable) {
      const params = { ...defaults(demo.params), method: id };
      const frame = simulation.frame(simulation.init(params, 1), params);
      for (const { name } of frame.shown?.readings ?? [])
        expect(text.readings[name], `${id} ${name}`).toBeDefined();
      const picture = frame.shown?.picture;
      if (picture?.kind === 'chain') expect(text.readings[picture.quantity], id).toBeDefined();
      expect(demo.describe(frame)).toMatch(/^[A-Zk].*\.$/);
    }
  });

  it('describes a method without a kernel and is done at once', () => {
    const params = { ...defaults(demo.params), method: 'transfer' };
    const state = simulation.init(params, 1);
    expect(simulation.done?.(state, params)).toBe(true);
    expect(simulation.frame(state, params).shown).toBeNull();
  });
});
