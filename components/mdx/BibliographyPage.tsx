import styles from './glossary.module.css';
import { href } from './href';
import type { Manifest } from './manifest';
import { type ListedWork, listWorks } from './works';

/** The papers in which the ideas appeared first, then everything the lecture cites, with where it does. */
export async function BibliographyPage({ manifest }: { manifest: Manifest }) {
  const works = await listWorks(manifest);
  const first = works.filter(({ brought }) => brought).sort((a, b) => yearOf(a) - yearOf(b));
  return (
    <article className={styles.page}>
      <h1>Works</h1>
      <p className={styles.lead}>
        {works.length} works that the lecture, its demos and the talk cite. An address leads to the
        publisher’s page.
      </p>
      <h2 id="primary">Where it appeared first</h2>
      <p className={styles.about}>The papers behind the ideas of the lecture, in the order of their years.</p>
      <ol className={styles.works}>
        {first.map(({ key, label, brought }) => (
          <li key={key}>
            <a href={`#ref-${key}`}>{label}</a>
            <small>{brought}</small>
          </li>
        ))}
      </ol>
      <h2 id="all">All works</h2>
      <ol className={styles.works}>
        {works.map((work) => (
          <Entry key={work.key} work={work} />
        ))}
      </ol>
    </article>
  );
}

function yearOf({ label }: ListedWork): number {
  return Number(label.match(/(\d{4})[a-z]?$/)?.[1]);
}

function Entry({ work: { key, html, inTalk, citedIn, elsewhere } }: { work: ListedWork }) {
  return (
    <li id={`ref-${key}`}>
      <span dangerouslySetInnerHTML={{ __html: html }} />
      <small>
        {inTalk ? 'Named in the talk' : null}
        {elsewhere}
        {inTalk && citedIn.length ? ' · ' : null}
        {citedIn.length ? 'Cited in ' : null}
        {citedIn.map(({ name, address }, i) => (
          <span key={address}>
            {i ? '; ' : null}
            <a href={href(address)}>{name}</a>
          </span>
        ))}
      </small>
    </li>
  );
}
