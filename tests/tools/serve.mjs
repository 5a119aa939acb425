/**
 * Serves an export as a static host does: `node tests/tools/serve.mjs [folder] [--base /prefix]`, port from `PORT`.
 *
 * Text is sent compressed with gzip, a folder is its `index.html`, what does not exist is `404.html`.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.bib': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.bin': 'application/octet-stream',
};
const compressible = /charset=utf-8|wasm/;

/** The file a path of the site stands for: `{ file }`, `{ redirect }` for a folder without its slash, or neither. */
function find(folder, pathname) {
  const path = resolve(folder, `.${pathname}`);
  if (path !== folder && !path.startsWith(folder + sep)) return {};
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isFile()) return pathname.endsWith('/') ? {} : { file: path, entry };
  if (!entry?.isDirectory()) return {};
  const index = statSync(`${path}${sep}index.html`, { throwIfNoEntry: false });
  if (!index) return {};
  return pathname.endsWith('/')
    ? { file: `${path}${sep}index.html`, entry: index }
    : { redirect: `${pathname}/` };
}

/**
 * @param {Record<string, string>} more headers sent with every file
 * @returns {import('node:http').Server} a server of `folder` under the path prefix `base`, not yet listening
 */
export function createSite(folder, base = '', more = {}) {
  const top = resolve(folder);
  const packed = new Map();

  function send(request, response, status, file, entry) {
    const type = types[extname(file)] ?? 'application/octet-stream';
    const tag = `"${entry.size.toString(36)}-${Math.floor(entry.mtimeMs).toString(36)}"`;
    const immutable = file.includes(`${sep}_next${sep}static${sep}`);
    const headers = {
      ...more,
      'Content-Type': type,
      'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: tag,
    };
    if (status === 200 && request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    if (compressible.test(type)) headers.Vary = 'Accept-Encoding';
    if (compressible.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      const key = `${file} ${tag}`;
      if (!packed.has(key)) packed.set(key, gzipSync(readFileSync(file)));
      const body = packed.get(key);
      response.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.writeHead(status, { ...headers, 'Content-Length': entry.size });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  }

  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      const url = new URL(request.url, 'http://localhost');
      const path = decodeURIComponent(url.pathname);
      if (base && (path === base || path === '/')) {
        response.writeHead(302, { Location: `${base}/` }).end();
        return;
      }
      const inside = path.startsWith(`${base}/`) && !path.includes('\0');
      const found = inside ? find(top, path.slice(base.length)) : {};
      if (found.redirect) {
        response.writeHead(301, { Location: encodeURI(base + found.redirect) + url.search }).end();
      } else if (found.file) {
        send(request, response, 200, found.file, found.entry);
      } else {
        const missing = find(top, '/404.html');
        if (missing.file) send(request, response, 404, missing.file, missing.entry);
        else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
      }
    } catch {
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Bad request\n');
    }
  });
}

/** The port from `PORT`, 3000 when unset. Ends the program with one line when it is not a port. */
export function wantedPort(text = process.env.PORT) {
  const port = text === undefined || text === '' ? 3000 : Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  console.error(`PORT = "${text}": expected a number from 1 to 65535.`);
  process.exit(1);
}

/** Ends the program with one line that says the port is taken. */
function exitBusy(port) {
  console.error(
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  );
  process.exit(1);
}

/** Ends the program with one line when something already answers on the port. */
export async function checkPort(port) {
  const busy = await new Promise((done) => {
    const socket = connect({ port, host: 'localhost', timeout: 1000 });
    for (const event of ['connect', 'error', 'timeout']) {
      socket.once(event, () => {
        done(event === 'connect');
        socket.destroy();
      });
    }
  });
  if (busy) exitBusy(port);
}

/** Serves `folder` until the program ends and prints the address. */
export async function serve({ folder, base = '', port = wantedPort() }) {
  if (!statSync(`${folder}/index.html`, { throwIfNoEntry: false })) {
    console.error(`${folder} holds no built site: run npm run build first.`);
    process.exit(1);
  }
  await checkPort(port);
  const server = createSite(folder, base);
  server.on('error', (error) => {
    if (error.code === 'EADDRINUSE') exitBusy(port);
    console.error(error.code === 'EACCES' ? `Port ${port} may not be opened by this user.` : error.message);
    process.exit(1);
  });
  server.listen(port, () => console.log(`The seminar is open at http://localhost:${port}${base}/`));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const at = words.indexOf('--base');
  const base = at >= 0 ? words.splice(at, 2)[1] : '';
  await serve({ folder: words[0] ?? 'out', base });
}
