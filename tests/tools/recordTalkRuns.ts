/**
 * Keeps the hashes of all runs of twelve words of the talk, not its words, for the test that this site's words are its
 * own: `node tests/tools/run.mjs tests/tools/recordTalkRuns.ts <talk.txt>` writes `tests/content/talk-runs.bin`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { comparableWords, packHashes, runsOf } from '../content/talkRuns';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: recordTalkRuns.ts <text of the talk>');
  process.exit(2);
}
const runs = [...runsOf(comparableWords(readFileSync(file, 'utf8')))];
const packed = packHashes(runs.map(({ hash }) => hash));
writeFileSync('tests/content/talk-runs.bin', packed);
console.log(`${runs.length} runs, ${packed.length} bytes`);
