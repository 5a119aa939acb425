import { demoIds, loadDemo } from '@/components/demos/registry';
import { outline } from '@/content/slides/outline';
import type { CreditGroup } from './credits';
import styles from './gallery.module.css';
import { href } from './href';
import type { Manifest } from './manifest';

interface Props {
  groups: CreditGroup[];
  manifest: Manifest;
}

/** Whose work this site stands on, and under which terms. */
export function CreditsPage({ groups, manifest }: Props) {
  return (
    <article className={styles.page}>
      <h1>Credits and licences</h1>
      <p className={styles.lead}>
        The code of this site is under the MIT licence, its text under CC BY 4.0. What it owes to others
        stands below, and its sources on the page of <a href={href('/bibliography/')}>works</a>. Everything is
        served from this address: no page asks a third party for anything.
      </p>
      {groups.map(({ title, entries }) => (
        <section key={title} className={styles.credits}>
          <h2>{title}</h2>
          <dl className={styles.list}>
            {entries.map(({ name, what, origin, url, licence, note, usedIn }) => (
              <div key={name}>
                <dt>{url ? <a href={url}>{name}</a> : name}</dt>
                <dd>
                  {what}
                  <small>{origin}</small>
                </dd>
                <dd className={styles.licence}>
                  {licence}
                  {note ? <small>{note}</small> : null}
                  <small>
                    Used in{' '}
                    {usedIn.map((place, i) => (
                      <span key={place}>
                        {i ? ', ' : null}
                        <Place name={place} manifest={manifest} />
                      </span>
                    ))}
                  </small>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}

/** A chapter's slug or a demo's id becomes its title and a link; other words stay. */
async function Place({ name, manifest }: { name: string; manifest: Manifest }) {
  if (manifest.chapters.some(({ slug }) => slug === name)) {
    return <a href={href(`/lecture/${name}/`)}>{outline.find(({ slug }) => slug === name)?.topic}</a>;
  }
  if (demoIds.includes(name)) return <a href={href(`/demos/${name}/`)}>{(await loadDemo(name)).title}</a>;
  return outline.find(({ slug }) => slug === name)?.topic ?? name;
}
