'use client';
import { useState } from 'react';
import { useFrameValue } from '@/components/viz/useFrame';
import { formatNumber } from '@/lib/format';
import type { Table } from './demo';
import styles from './demo.module.css';
import { download } from './files';
import type { Session } from './session';

const SHOWN_ROWS = 60;

/** Every plot as numbers; made only while it is open. */
export function Tables({ session }: { session: Session }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.tables}
      data-tables
      onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <summary>Numbers as tables</summary>
      {open ? <OpenTables session={session} /> : null}
    </details>
  );
}

function OpenTables({ session }: { session: Session }) {
  const tables = useFrameValue(session.frames, session.demo.tables, 2) ?? [];
  return tables.map((table) => <OneTable key={table.name} id={session.id} table={table} />);
}

function OneTable({ id, table }: { id: string; table: Table }) {
  const rows = table.rows.slice(0, SHOWN_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.tableBox} aria-label={table.title} tabIndex={0}>
      <table>
        <caption>
          {table.title}{' '}
          <button type="button" className={styles.link} onClick={() => download.table(id, table)}>
            CSV
          </button>
        </caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={i}>
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
                <td key={j}>{typeof cell === 'number' ? formatNumber(cell, undefined, 6) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > rows.length ? (
        <p>
          The first {rows.length} of {table.rows.length} rows; the CSV has them all.
        </p>
      ) : null}
    </section>
  );
}
