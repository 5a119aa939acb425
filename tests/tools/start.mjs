/** `npm start`: installs when needed, builds when sources changed, serves the site with the lecturer's notes. */
import { checkNode, install } from './install.mjs';

checkNode();
try {
  // Imported after the version check: an old Node gets the message, not a syntax error.
  const { checkPort, serve, wantedPort } = await import('./serve.mjs');
  const port = wantedPort();
  await checkPort(port);
  await install();
  const { build } = await import('./build.mjs');
  const { folder } = await build({ notes: true });
  await serve({ folder, port });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
