import { getManifest } from '@/components/mdx/manifest';
import { deckRoutes, deckSlides } from '../fromManifest';
import { allNotes } from '../presenter/allNotes';
import { RemoteView } from './RemoteView';

/** The lecturer's phone: what it shows is in the page, where this build has them the notes too. */
export async function Remote() {
  const manifest = await getManifest();
  return (
    <RemoteView
      slides={deckSlides(manifest)}
      routes={deckRoutes(manifest)}
      minutes={manifest.slides.map((slide) => slide.minutes)}
      notes={allNotes(manifest)}
    />
  );
}
