import { getManifest } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';
import { deckRoutes, deckSlides } from '../fromManifest';
import { PrintView } from './PrintView';
import { printComponents } from './vocabulary';

/** All slides for paper. Without JavaScript each stands on a page; with it they can be chosen and laid out as a handout. */
export async function Print() {
  const manifest = await getManifest();
  return (
    <>
      {/* Paper is white: before the first paint the page takes the light theme. */}
      <script dangerouslySetInnerHTML={{ __html: "document.documentElement.dataset.theme='light'" }} />
      <PrintView
        slides={deckSlides(manifest)}
        routes={deckRoutes(manifest)}
        chapters={manifest.chapters.map(({ slug, number, topic }) => ({
          slug,
          name: `${number} · ${topic}`,
        }))}
      >
        {manifest.chapters.map(({ slug }) => {
          const Prose = chapters[slug];
          return <Prose key={slug} components={printComponents} />;
        })}
      </PrintView>
    </>
  );
}
