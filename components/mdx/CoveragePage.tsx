import { outline } from '@/content/slides/outline';
import { coverage } from './coverage';
import styles from './coverage.module.css';
import { href } from './href';
import type { Manifest, SlideEntry } from './manifest';

/** The talk in its own order, each section with the slides that cover it. */
export function CoveragePage({ manifest }: { manifest: Manifest }) {
  const sections = coverage(manifest);
  return (
    <article className={styles.page}>
      <h1>The talk, section by section</h1>
      <p className={styles.lead}>
        The lecture follows one idea instead of the order of the seminar. Here are the {sections.length}{' '}
        sections of the seminar as they were given, each with the slides that hold it now.
      </p>
      <p className={styles.actions}>
        <a href={href('/present/?route=talk')}>Show the slides in this order</a>
      </p>
      <div>
        <table data-talk>
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">In the talk</th>
              <th scope="col">In this lecture</th>
            </tr>
          </thead>
          <tbody>
            {sections.map(({ section, slides }, i) => (
              <tr key={section}>
                <td>{i + 1}</td>
                <th scope="row">{section}</th>
                <td>
                  <Slides slides={slides} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

/** Links to the sections of the reading pages, chapter by chapter. */
function Slides({ slides }: { slides: SlideEntry[] }) {
  const chapters = [...new Set(slides.map(({ chapter }) => chapter))];
  return chapters.map((slug) => {
    const place = outline.find((chapter) => chapter.slug === slug)!;
    return (
      <div key={slug}>
        <small>
          {place.number} · {place.topic}
        </small>
        <ul>
          {slides
            .filter(({ chapter }) => chapter === slug)
            .map(({ id, title }) => (
              <li key={id}>
                <a href={href(`/lecture/${slug}/#${id}`)}>{title}</a>
              </li>
            ))}
        </ul>
      </div>
    );
  });
}
