import { highlight } from './highlight';
import styles from './reading.module.css';
import { readRegion } from './region';

/** The tested source itself: an export of `lib/` as it runs, with its file and line. */
export async function Code({ of }: { of: string }) {
  const region = readRegion(of);
  return (
    <figure className={styles.code}>
      <div dangerouslySetInnerHTML={{ __html: await highlight(region.code) }} />
      <figcaption>
        {region.path}, line {region.line}: the code that runs on this page
      </figcaption>
    </figure>
  );
}
