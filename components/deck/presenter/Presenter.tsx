import { basePath } from '@/components/mdx/href';
import { getManifest } from '@/components/mdx/manifest';
import { AllSlides } from '../AllSlides';
import { firstPaint } from '../firstPaint';
import { deckRoutes, deckSlides } from '../fromManifest';
import { stageComponents } from '../vocabulary';
import { allNotes } from './allNotes';
import { PresenterView } from './PresenterView';

/** The lecturer's window: all slides, of which it shows one, and where this build has them the notes of each. */
export async function Presenter() {
  const manifest = await getManifest();
  const slides = deckSlides(manifest);
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: firstPaint(slides, `${basePath}/present`, 'presenter') }} />
      <PresenterView
        slides={slides}
        routes={deckRoutes(manifest)}
        minutes={manifest.slides.map((slide) => slide.minutes)}
        notes={allNotes(manifest)}
      >
        <AllSlides manifest={manifest} components={stageComponents} />
      </PresenterView>
    </>
  );
}
