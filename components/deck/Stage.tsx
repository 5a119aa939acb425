import { basePath } from '@/components/mdx/href';
import { getManifest } from '@/components/mdx/manifest';
import { AllSlides } from './AllSlides';
import { DeckView } from './DeckView';
import { firstPaint } from './firstPaint';
import { deckRoutes, deckSlides } from './fromManifest';
import { stageComponents } from './vocabulary';

/** All slides of the lecture in one page, of which the deck shows one; without JavaScript they stand one below the other. */
export async function Stage() {
  const manifest = await getManifest();
  const slides = deckSlides(manifest);
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: firstPaint(slides, `${basePath}/present`) }} />
      <DeckView slides={slides} routes={deckRoutes(manifest)}>
        <AllSlides manifest={manifest} components={stageComponents} />
      </DeckView>
    </>
  );
}
