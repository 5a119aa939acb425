import { demoIds, loadDemo } from '@/components/demos/registry';
import styles from './gallery.module.css';
import { href } from './href';
import type { Manifest } from './manifest';

/** The page for an unknown address: what there is instead. */
export function NotFound({ manifest }: { manifest: Manifest }) {
  return (
    <article className={styles.page}>
      <h1>There is no page at this address</h1>
      <p className={styles.lead}>The chapter or the demo may have another name. This is what there is:</p>
      <div className={styles.dialogue}>
        <h2>Chapters</h2>
        <ul>
          {manifest.chapters.map(({ slug, topic, title }) => (
            <li key={slug}>
              <a href={href(`/lecture/${slug}/`)}>{title}</a> ({topic})
            </li>
          ))}
        </ul>
        <h2>Demos</h2>
        <ul>
          {demoIds.map((id) => (
            <Item key={id} id={id} />
          ))}
        </ul>
        <p>
          Or begin at <a href={href('/')}>the path through the lecture</a>.
        </p>
      </div>
    </article>
  );
}

async function Item({ id }: { id: string }) {
  return (
    <li>
      <a href={href(`/demos/${id}/`)}>{(await loadDemo(id)).asks}</a>
    </li>
  );
}
