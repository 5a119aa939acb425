import type { ReactNode } from 'react';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { highlight } from './highlight';
import { readListing } from './listing';
import styles from './reading.module.css';

/** The same computation in Python: a listing of ours, what it printed when it was stored, and where it differs. */
export async function Python({ of, children }: { of: string; children?: ReactNode }) {
  const { path, code, versions, output } = readListing(of);
  return (
    <details className={styles.code}>
      <summary>
        The same in Python: <code>{path}</code>
      </summary>
      <StaticHtml html={await highlight(code.trimEnd(), 'python')} />
      <p className={styles.printed}>Printed by {versions} (stored, not run in this page):</p>
      <pre>{output}</pre>
      {children}
    </details>
  );
}
