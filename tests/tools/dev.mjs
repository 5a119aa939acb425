/** `npm run dev`: the development server, with the lecturer's notes. */
import { checkNode, install, root, runProgram } from './install.mjs';
import { checkPort, wantedPort } from './serve.mjs';

checkNode();
try {
  const port = wantedPort();
  await checkPort(port);
  await install();
  const next = `${root}/node_modules/next/dist/bin/next`;
  const env = { NOTES: '1', NEXT_TELEMETRY_DISABLED: '1' };
  process.exitCode = await runProgram(process.execPath, [next, 'dev', '--port', String(port)], { env });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
