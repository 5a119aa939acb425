import type { TableAnswer } from './tableWorker';

/** Reads a table in a worker of its own. */
export function readTable(text: string): Promise<TableAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' });
    const end = (answer: TableAnswer) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<TableAnswer>) => end(data);
    worker.onerror = ({ message }) => end({ problem: message });
    worker.postMessage(text);
  });
}
