import { getManifest, withNotes } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';
import { deckRoutes, deckSlides } from '../fromManifest';
import { notesComponents } from '../presenter/notesVocabulary';
import { RemoteView } from './RemoteView';

/** The lecturer's phone: what it shows is in the page, where this build has them the notes too. */
export async function Remote() {
  const manifest = await getManifest();
  return (
    <RemoteView
      slides={deckSlides(manifest)}
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
    />
  );
}
