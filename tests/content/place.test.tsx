import type { FC, PropsWithChildren } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { stageComponents } from '@/components/deck/vocabulary';
import { readingComponents } from '@/components/mdx/reading';

type PlaceOf = FC<PropsWithChildren<{ demo: string }>>;

function render(Place: PlaceOf): string {
  return renderToStaticMarkup(
    <Place demo="to-come">
      <p>Train four numbers.</p>
    </Place>,
  );
}

describe('the place of a demo that does not exist yet', () => {
  it('is a note on the reading page that says so and what one will do there', () => {
    const html = render(readingComponents.Place as PlaceOf);
    expect(html).toMatch(/^<aside role="note"[^>]* data-place="to-come">/);
    expect(html).toContain('A live experiment will stand here');
    expect(html).toContain('<p>Train four numbers.</p>');
  });

  it('leaves nothing on the stage', () => {
    expect(render(stageComponents.Place as PlaceOf)).toBe('');
  });
});
