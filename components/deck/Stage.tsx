import { basePath } from '@/components/mdx/href';
import { getManifest, type Manifest } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';
import { DeckView } from './DeckView';
import { firstPaint } from './firstPaint';
import type { DeckSlide } from './slides';
import { stageComponents } from './vocabulary';

/** The slides of the manifest as the deck knows them. */
export function deckSlides({ slides, chapters }: Manifest): DeckSlide[] {
  return slides.map(({ id, title, steps, chapter }) => {
    const { title: chapterTitle, topic } = chapters.find(({ slug }) => slug === chapter)!;
    return { id, title, steps, chapter, chapterTitle, topic };
  });
}

/** All slides of the lecture in one page, of which the deck shows one; without JavaScript they stand one below the other. */
export async function Stage() {
  const manifest = await getManifest();
  const slides = deckSlides(manifest);
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: firstPaint(slides, `${basePath}/present`) }} />
      <DeckView slides={slides}>
        {manifest.chapters.map(({ slug, number, topic }) => {
          const Prose = chapters[slug];
          return (
            <div key={slug} className="chapter">
              <p className="chapter-name">
                {number} {topic}
              </p>
              <Prose components={stageComponents} />
            </div>
          );
        })}
      </DeckView>
    </>
  );
}
