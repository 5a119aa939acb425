import { beforeAll, describe, expect, it } from 'vitest';
import { deckRoutes, deckSlides } from '@/components/deck/fromManifest';
import { getManifest, type Manifest } from '@/components/mdx/manifest';
import { type LectureRoute, lectureRoutes } from '@/components/mdx/routes';

let manifest: Manifest;
let routes: LectureRoute[];

beforeAll(async () => {
  manifest = await getManifest();
  routes = lectureRoutes(manifest);
}, 60_000);

const minutesOf = (ids: string[]) =>
  manifest.slides.reduce((sum, { id, minutes }) => sum + (ids.includes(id) ? minutes : 0), 0);

describe('the routes', () => {
  it('are 45 minutes, 90 minutes and the talk', () => {
    expect(routes.map(({ id }) => id)).toEqual(['45', '90', 'talk']);
    for (const { id, slides, minutes } of routes) {
      expect(new Set(slides).size, id).toBe(slides.length);
      expect(minutes, id).toBeCloseTo(minutesOf(slides), 6);
    }
  });

  it('take the time they are called after: 45 ± 3 and 90 ± 5 minutes', () => {
    const [short, long] = routes;
    expect(Math.abs(short.minutes - 45)).toBeLessThanOrEqual(3);
    expect(Math.abs(long.minutes - 90)).toBeLessThanOrEqual(5);
  });

  it('begin with the first slide, show something of every chapter, and go forward in the two shorter ones', () => {
    for (const { id, slides } of routes) {
      expect(slides[0], id).toBe(manifest.slides[0].id);
      const chapters = slides.map((slide) => manifest.slides.find((s) => s.id === slide)!.chapter);
      expect(new Set(chapters).size, id).toBe(manifest.chapters.length);
    }
    for (const { id, slides } of routes.slice(0, 2)) {
      const numbers = slides.map((slide) => manifest.slides.findIndex((s) => s.id === slide));
      expect(numbers, id).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  it('of the talk follows its sections, each slide at its first', () => {
    const [, , talk] = routes;
    const first = (section: string) =>
      manifest.chapters.flatMap(({ covers }) => covers).find((c) => c.section === section)!.slides[0];
    const at = (section: string) => talk.slides.indexOf(first(section));
    const order = [
      'Premio Nobel per la Fisica 2024',
      'Types of machine learning',
      'Training solution',
      'Why Feed Forward Neural Networks (FFNN)?',
      'Basic steps',
      'Optimizing the parameters',
      'The structure of the RBM network',
      'Representing the wave function',
      'Expectation values as functions of the oscillator frequency',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const covering = new Set(
      manifest.chapters.flatMap(({ covers }) => covers.flatMap(({ slides }) => slides)),
    );
    expect(new Set(talk.slides)).toEqual(covering);
  });

  it('reach the stage as positions in its deck', () => {
    const slides = deckSlides(manifest);
    expect(deckRoutes(manifest).map((route) => route.slides.map((i) => slides[i].id))).toEqual(
      routes.map((route) => route.slides),
    );
  });
});
