import { FarPoster } from '@/components/demos/Poster';
import { demoIds, loadDemo } from '@/components/demos/registry';
import { chaptersOf } from './demoPlaces';
import styles from './gallery.module.css';
import { href } from './href';
import type { Manifest } from './manifest';

/** Every demo with its picture and its question. */
export function Gallery({ manifest }: { manifest: Manifest }) {
  return (
    <div className={styles.page}>
      <h1>Demos</h1>
      <p className={styles.lead}>
        Each card asks one question and runs the computation that answers it, here, in your browser. Guess
        before you run.
      </p>
      <ul className={styles.grid}>
        {demoIds.map((id) => (
          <Card key={id} id={id} manifest={manifest} />
        ))}
      </ul>
    </div>
  );
}

async function Card({ id, manifest }: { id: string; manifest: Manifest }) {
  const demo = await loadDemo(id);
  const topics = chaptersOf(manifest, id).map(({ number, topic }) => `${number} · ${topic}`);
  return (
    <li className={styles.card}>
      <FarPoster id={id} />
      <div>
        <h2>
          <a href={href(`/demos/${id}/`)}>{demo.asks}</a>
        </h2>
        <p>
          {demo.title}
          {topics.length ? <small>{topics.join(', ')}</small> : null}
        </p>
      </div>
    </li>
  );
}
