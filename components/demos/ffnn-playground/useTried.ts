import { useEffect, useRef, useState } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { Frame, Params } from './simulation';

/** A setting and how far it came. */
export interface Tried {
  params: Params;
  epoch: number;
  trainCost: number;
  testCost: number;
  testAccuracy: number;
}

const KEY = 'ffnn-playground.tried';
const MOST = 12;

const isArray = (value: unknown): value is number[] => Array.isArray(value);

/** What this tab has tried before; nothing where the browser keeps nothing or holds junk. */
function recall(): Tried[] {
  try {
    const rows: Tried[] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return rows.map((row) => ({
      ...row,
      params: Object.fromEntries(
        Object.entries(row.params).map(([k, v]) => [k, isArray(v) ? Float64Array.from(v) : v]),
      ) as unknown as Params,
    }));
  } catch {
    return [];
  }
}

function keep(rows: Tried[]): void {
  try {
    const plain = (_: string, value: unknown) => (value instanceof Float64Array ? Array.from(value) : value);
    sessionStorage.setItem(KEY, JSON.stringify(rows, plain));
  } catch {
    // A full or forbidden storage: the table lasts as long as the page.
  }
}

/** Rows for the table of tried settings: one for each time that a run stands still, the newest first. */
export function useTried({
  frames,
  params,
  status,
}: Pick<ViewProps<Params, Frame>, 'frames' | 'params' | 'status'>) {
  const [rows, setRows] = useState<Tried[]>([]);
  const latest = useRef(params);
  latest.current = params;
  useEffect(() => setRows(recall()), []);
  useEffect(() => {
    if (!/^(paused|done|diverged)$/.test(status)) return;
    const frame = frames.latest();
    if (!frame || frame.epoch < 1) return;
    const [{ training, test }] = frame.runs;
    const row: Tried = {
      params: { ...latest.current },
      epoch: frame.epoch,
      trainCost: training.cost,
      testCost: test.cost,
      testAccuracy: test.accuracy,
    };
    setRows((old) => {
      const same = ({ epoch, testCost }: Tried) => epoch === row.epoch && testCost === row.testCost;
      const next = [row, ...old.filter((other) => !same(other))].slice(0, MOST);
      keep(next);
      return next;
    });
  }, [status, frames]);
  const forget = () => {
    keep([]);
    setRows([]);
  };
  return { rows, forget };
}
