import { StaticHtml } from '@/components/viz/StaticHtml';
import { outline } from '@/content/slides/outline';
import { Formula } from './Formula';
import { type GlossaryEntry, glossary, type Place } from './glossary';
import styles from './glossary.module.css';
import { href } from './href';
import type { Manifest } from './manifest';
import { notation, ROLES, type Sign } from './notation';

/** All terms from A to Z, then all letters of the formulas. */
export function GlossaryPage({ manifest }: { manifest: Manifest }) {
  const entries = glossary(manifest);
  const letters = [...new Set(entries.map(letterOf))];
  return (
    <article className={styles.page}>
      <h1>Glossary</h1>
      <p className={styles.lead}>
        {entries.length} words of the lecture in a sentence or two, and where each is explained. In the
        chapters a dotted line marks the first use of a word: rest on it, tap it, or reach it with the Tab
        key.
      </p>
      <nav className={styles.letters} aria-label="Letters">
        {letters.map((letter) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
        <a href="#notation">Notation</a>
      </nav>
      {letters.map((letter) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <dl className={styles.terms}>
            {entries
              .filter((entry) => letterOf(entry) === letter)
              .map((entry) => (
                <Entry key={entry.id} entry={entry} uses={usesOf(entry.id, manifest)} />
              ))}
          </dl>
        </section>
      ))}
      <Notation signs={notation()} manifest={manifest} />
    </article>
  );
}

function letterOf({ term }: GlossaryEntry): string {
  return term.normalize('NFD')[0].toUpperCase();
}

/** Where each chapter uses a term first. */
function usesOf(id: string, { chapters }: Manifest): Place[] {
  return chapters.flatMap(({ slug, number, topic, terms }) =>
    terms
      .filter((use) => use.id === id)
      .map(({ slide }) => ({
        name: `${number} ${topic}`,
        address: `/lecture/${slug}/${slide ? `#${slide}` : ''}`,
      })),
  );
}

function Entry({ entry, uses }: { entry: GlossaryEntry; uses: Place[] }) {
  const { id, term, aliases, html, formula, at, see } = entry;
  return (
    <div id={id}>
      <dt>
        <a href={`#${id}`}>{term}</a>
        {aliases.length ? <small>{aliases.join(', ')}</small> : null}
      </dt>
      <dd>
        <StaticHtml html={html} />
        {formula ? <Formula html={formula} display /> : null}
        <p>
          {at ? <Links word="Explained in" places={[at]} /> : null}
          <Links word="See" places={see} />
          <Links
            word="Used in"
            places={uses.filter(({ name }) => !at || name.split(' ')[0] !== at.name.split(' ')[0])}
          />
        </p>
      </dd>
    </div>
  );
}

function Links({ word, places }: { word: string; places: Place[] }) {
  if (!places.length) return null;
  return (
    <span>
      {word}{' '}
      {places.map(({ name, address }, i) => (
        <span key={address}>
          {i ? ', ' : null}
          <a href={href(address)}>{name}</a>
        </span>
      ))}
    </span>
  );
}

function Notation({ signs, manifest }: { signs: Sign[]; manifest: Manifest }) {
  return (
    <section aria-labelledby="notation">
      <h2 id="notation">Notation</h2>
      <p className={styles.about}>
        One letter for one thing, as far as the field’s habits allow, in the order of the chapters. A coloured
        mark says that the letter has that colour in the formulas and plots.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Symbols and their names">
        <table>
          <thead>
            <tr>
              {['Symbol', 'Meaning', 'Colour', 'First in', 'In the code'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {signs.map((sign) => (
              <Row key={sign.html} sign={sign} manifest={manifest} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ sign: { html, means, role, first, code }, manifest }: { sign: Sign; manifest: Manifest }) {
  const place = outline.find(({ slug }) => slug === first);
  const name = `${place?.number} · ${place?.topic}`;
  return (
    <tr>
      <th scope="row">
        <Formula html={html} short />
      </th>
      <td>
        <StaticHtml inline html={means} />
      </td>
      <td>
        {role ? (
          <>
            <i data-role={role} style={{ background: `var(--${role})` }} /> {ROLES[role]}
          </>
        ) : null}
      </td>
      <td>
        {manifest.chapters.some(({ slug }) => slug === first) ? (
          <a href={href(`/lecture/${first}/`)}>{name}</a>
        ) : (
          name
        )}
      </td>
      <td>
        {code ? (
          <>
            <code>{code.name}</code> <small>{code.file}</small>
          </>
        ) : null}
      </td>
    </tr>
  );
}
