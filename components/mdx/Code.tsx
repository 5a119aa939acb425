import { StaticHtml } from '@/components/viz/StaticHtml';
import { highlight } from './highlight';
import styles from './reading.module.css';
import { type Region, readRegion } from './region';

/** Longer regions are folded on the reading page. */
const SHORT = 24;

/** The tested source itself: an export of `lib/` as it runs, with its file and line. */
export async function Code({ of }: { of: string }) {
  let region: Region;
  try {
    region = readRegion(of);
  } catch (error) {
    if (process.env.NODE_ENV !== 'development') throw error;
    return <p className={styles.missing}>{(error as Error).message}</p>;
  }
  const { path, line, name, code } = region;
  return (
    <details className={styles.code} open={code.split('\n').length <= SHORT}>
      <summary>
        The code that runs here: <code>{name}</code>, {path}, line {line}
      </summary>
      <StaticHtml html={await highlight(code)} />
    </details>
  );
}
