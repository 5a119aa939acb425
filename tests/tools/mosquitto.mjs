/** A broker for the tests: Mosquitto on a free port of this machine, with a WebSocket listener, forgotten when stopped. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackage } from './browser.mjs';

/** Debian puts it where only administrators look. */
const more = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', 'C:\\Program Files\\mosquitto'];

/** Path of Mosquitto on this machine, from `MOSQUITTO_PATH`, the PATH or the usual places. */
export function findMosquitto() {
  const wanted = process.env.MOSQUITTO_PATH;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more];
  const files = folders.flatMap((folder) => [join(folder, 'mosquitto'), join(folder, 'mosquitto.exe')]);
  const starts = (file) =>
    existsSync(file) && /mosquitto version/.test(spawnSync(file, ['-h'], { encoding: 'utf8' }).stdout);
  return [...(wanted ? [wanted] : []), ...files].find(starts);
}

/**
 * Path of Mosquitto, installed from Debian's package if there is none.
 * @throws Error that says what to do when none can be had
 */
export async function obtainMosquitto() {
  const found = findMosquitto();
  if (found) return found;
  await installPackage('mosquitto');
  const installed = findMosquitto();
  if (installed) return installed;
  throw new Error(
    'The tests of live following need the broker Mosquitto, and none was found nor could be installed. Install it (https://mosquitto.org/download), or set MOSQUITTO_PATH to its program.',
  );
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    for (const event of ['connect', 'error']) {
      socket.once(event, () => {
        socket.destroy();
        done(event === 'connect');
      });
    }
  });
}

/**
 * Starts a broker; `stop` ends it and removes what it wrote.
 * @param {{ port?: number, acl?: string, passwords?: string }} options a port, rules of access and a file of names, as Mosquitto reads them
 */
export async function startMosquitto({ port, acl, passwords } = {}) {
  const program = await obtainMosquitto();
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  const at = port ?? (await freePort());
  // Version 2.0.11 takes fright when there is no listener but that of WebSocket: another one, in its folder.
  const other = process.platform === 'win32' ? await freePort() : `0 ${join(folder, 'socket')}`;
  const lines = [
    `listener ${other}`,
    `listener ${at} 127.0.0.1`,
    'protocol websockets',
    'allow_anonymous true',
    'persistence false',
    'log_dest stderr',
    'log_type error',
  ];
  if (process.getuid?.() === 0) lines.push('user root');
  if (acl !== undefined) {
    writeFileSync(join(folder, 'acl'), acl, { mode: 0o600 });
    lines.push(`acl_file ${join(folder, 'acl')}`);
  }
  if (passwords !== undefined) lines.push(`password_file ${passwords}`);
  writeFileSync(join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`);
  const child = spawn(program, ['-c', join(folder, 'mosquitto.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise((done) => child.once('exit', done));
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  for (let tries = 0; !(await answers(at)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`Mosquitto did not start: ${said.trim()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url: `ws://127.0.0.1:${at}/`,
    port: at,
    async stop() {
      process.removeListener('exit', killed);
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
