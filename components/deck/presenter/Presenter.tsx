import { basePath } from '@/components/mdx/href';
import { getManifest, withNotes } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';
import { AllSlides } from '../AllSlides';
import { firstPaint } from '../firstPaint';
import { deckRoutes, deckSlides } from '../fromManifest';
import { stageComponents } from '../vocabulary';
import { notesComponents } from './notesVocabulary';
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
        notes={
          withNotes
            ? manifest.chapters.map(({ slug }) => {
                const Prose = chapters[slug];
                return <Prose key={slug} components={notesComponents} />;
              })
            : null
        }
      >
        <AllSlides manifest={manifest} components={stageComponents} />
      </PresenterView>
    </>
  );
}
