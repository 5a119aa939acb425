/** Several runs in one process: each line of standard input, a list of words as JSON, is answered by what `npm run sim` prints last. */
import { createInterface } from 'node:readline';
import { simulate } from './simulate';

console.log = console.error;
console.info = console.error;
for await (const line of createInterface(process.stdin)) {
  const { text } = await simulate(JSON.parse(line));
  process.stdout.write(`${text.slice(text.lastIndexOf('\n') + 1)}\n`);
}
process.exit();
