/**
 * Runs a demo's simulation in node: `npm run sim -- <id> [--<parameter> value] [--preset name] [--seed n] [--steps n]
 * [--json]`, and `npm run sim -- --list [--json]` for what there is. With `--json` the last line of standard output is
 * one JSON object. Bad arguments give one line on standard error and exit code 2.
 */
import { ArgumentError } from './arguments';
import { simulate } from './simulate';

// Standard output is ours: what a library has to say goes to standard error.
console.log = console.error;
console.info = console.error;
try {
  const { text, code } = await simulate(process.argv.slice(2));
  // Exit only when a pipe has taken everything.
  process.stdout.write(`${text}\n`, () => process.exit(code));
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n`, () => process.exit(2));
}
