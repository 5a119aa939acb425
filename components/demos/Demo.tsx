import { DemoHost } from './DemoHost';
import styles from './demo.module.css';
import { Poster } from './Poster';
import { loadDemo } from './registry';

export interface DemoProps {
  id: string;
  /** Key in links when a page shows the same demo twice; default the id. */
  name?: string;
  preset?: string;
  /** Presets that the steps of a slide apply, in order. */
  steps?: string[];
  /** Mounts at once instead of when it comes near the screen. */
  eager?: boolean;
}

/** A demo in a page: a static card with its picture, taken over by the live one when it comes near. */
export async function Demo({ id, name = id, preset, steps, eager }: DemoProps) {
  const demo = await loadDemo(id);
  // The same demo stands several times on a page: its preset tells one region from the other.
  const start = preset ? demo.presets[preset]?.label : undefined;
  return (
    <DemoHost
      id={id}
      name={name}
      preset={preset}
      steps={steps}
      eager={eager}
      title={start ? `${demo.title}: ${start}` : demo.title}
    >
      <header className={styles.header}>
        <p className={styles.asks}>{demo.asks}</p>
        <span className={styles.tag}>{demo.provenance}</span>
      </header>
      <div className={styles.still}>
        <Poster id={id} name={name} preset={preset} inline={eager} />
        <noscript>
          <p className={styles.noscript}>
            This picture was made by the demo itself. With JavaScript it runs live.
          </p>
        </noscript>
      </div>
    </DemoHost>
  );
}
