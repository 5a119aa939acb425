/** Reads a table of the reader's beside the page: ten thousand rows take longer than a page may stand still. */
import { parseOwnTable } from '@/lib/ml/ownTable';

/** What comes back: the packed table, or why there is none. */
export type TableAnswer = { table: Float64Array } | { problem: string };

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<string>) => void) | null;
  postMessage(answer: TableAnswer): void;
};

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ table: parseOwnTable(data) });
  } catch (error) {
    scope.postMessage({ problem: (error as Error).message });
  }
};
