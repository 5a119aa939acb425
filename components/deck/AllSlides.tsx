import type { MDXComponents } from 'mdx/types';
import type { Manifest } from '@/components/mdx/manifest';
import { chapters } from '@/content/slides';

/** The prose of all chapters, read with a vocabulary. */
export function AllSlides({ manifest, components }: { manifest: Manifest; components: MDXComponents }) {
  return manifest.chapters.map(({ slug, number, topic }) => {
    const Prose = chapters[slug];
    return (
      <div key={slug} className="chapter">
        <p className="chapter-name">
          {number} {topic}
        </p>
        <Prose components={components} />
      </div>
    );
  });
}
