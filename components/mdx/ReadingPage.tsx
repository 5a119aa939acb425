import type { MDXContent } from 'mdx/types';
import { findWork } from './bibliography';
import { preloadFormulaFonts } from './formulaFonts';
import { href } from './href';
import { InTalk } from './InTalk';
import { type ChapterEntry, type Manifest, withNotes } from './manifest';
import { readingComponents } from './reading';
import styles from './reading.module.css';
import { TermNote } from './TermNote';

/** Words a minute of somebody who reads formulas too. */
const PACE = 180;

interface Props {
  entry: ChapterEntry;
  manifest: Manifest;
  Content: MDXContent;
}

/** One chapter in its long form: prose, margin notes, demos in place, exercises, references. */
export function ReadingPage({ entry, manifest, Content }: Props) {
  preloadFormulaFonts();
  return (
    <article className={styles.page}>
      <p className={styles.kicker}>
        {entry.number} · {entry.topic}
      </p>
      <h1>{entry.title}</h1>
      <p className={styles.lead}>{entry.lead}</p>
      <Contents entry={entry} manifest={manifest} />
      <div className={styles.prose}>
        <Content components={readingComponents} />
      </div>
      <TermNote />
      <References keys={entry.cites} />
      <InTalk entry={entry} manifest={manifest} />
      <Turn entry={entry} chapters={manifest.chapters} />
    </article>
  );
}

function Contents({ entry, manifest }: Pick<Props, 'entry' | 'manifest'>) {
  const slides = manifest.slides.filter((s) => s.chapter === entry.slug && !s.continued);
  const planned = (route: 'short' | 'long') =>
    Math.round(
      manifest.slides.reduce((sum, s) => sum + (entry.routes[route].includes(s.id) ? s.minutes : 0), 0),
    );
  return (
    <details className={styles.about}>
      <summary>
        {slides.length} sections, about {Math.ceil(entry.words / PACE)} minutes to read
      </summary>
      <nav aria-label="In this chapter">
        <ol>
          {slides.map(({ id, title, minutes }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
              {withNotes ? <small> {minutes} min</small> : null}
            </li>
          ))}
        </ol>
        <p>
          <a href={href(`/present/#/${slides[0].id}`)}>The same chapter on the stage</a>:{' '}
          {Math.round(entry.minutes)} minutes
          {planned('short') ? `, ${planned('short')} of a lecture of 45` : null}
          {planned('long') ? `, ${planned('long')} of one of 90` : null}.{' '}
          <a href={href(`/print/?chapter=${entry.slug}`)}>On paper</a>: its slides, or a handout.
        </p>
      </nav>
    </details>
  );
}

function References({ keys }: { keys: string[] }) {
  if (!keys.length) return null;
  const works = keys.map(findWork).sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <section className={styles.references} aria-labelledby="references">
      <h2 id="references">References</h2>
      <ol>
        {works.map(({ key, html }) => (
          <li key={key} id={`ref-${key}`} dangerouslySetInnerHTML={{ __html: html }} />
        ))}
      </ol>
    </section>
  );
}

function Turn({ entry, chapters }: { entry: ChapterEntry; chapters: ChapterEntry[] }) {
  const at = chapters.findIndex(({ slug }) => slug === entry.slug);
  const links = [
    [chapters[at - 1], 'Before this'],
    [chapters[at + 1], 'Read on'],
  ] as const;
  return (
    <nav className={styles.turn} aria-label="Chapters">
      {links.map(([chapter, word]) =>
        chapter ? (
          <a key={word} className={styles.turnLink} href={href(`/lecture/${chapter.slug}/`)}>
            <small>
              {word}: {chapter.number} · {chapter.topic}
            </small>
            <strong className={styles.turnTitle}>{chapter.title}</strong>
          </a>
        ) : (
          <a key={word} className={styles.turnLink} href={href('/')}>
            <small>{at === 0 ? 'Where you came from' : 'That is all for now'}</small>
            <strong className={styles.turnTitle}>The path through the lecture</strong>
          </a>
        ),
      )}
    </nav>
  );
}
