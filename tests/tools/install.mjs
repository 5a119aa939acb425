/**
 * Installs the packages of `package-lock.json` when `node_modules` is missing or differs from it.
 * Uses Node's own modules only, as it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileModules } from './wasm.mjs';

/** Top folder of the repository, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Stops the program with one clear line when Node is older than `engines` of `package.json` asks. */
export function checkNode(version = process.versions.node) {
  const wanted = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).engines.node.replace(/[^\d.]/g, '');
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number));
  const older = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  if (older < 0) {
    console.error(
      `Node ${version} is too old: this project needs Node ${wanted} or newer (https://nodejs.org).`,
    );
    process.exit(1);
  }
}

/** One line that says why the installed packages differ from the lock file, or null when they agree. */
export function whyInstall(folder = root) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(`${folder}/node_modules/.package-lock.json`, 'utf8')).packages;
  } catch {
    return 'packages are not installed';
  }
  const locked = JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8')).packages;
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue;
    const found = installed[path];
    // Packages for other platforms are in the lock file only.
    if (!found && !entry.optional && !entry.devOptional) return `${path} is missing`;
    const other = found && entry.integrity && found.integrity !== entry.integrity;
    if (found && (found.version !== entry.version || other)) {
      return `${path} is ${found.version}, the lock file has ${entry.version}`;
    }
  }
  return null;
}

/**
 * Runs a program with its output shown and resolves to its exit code.
 * @param {string} command a program, or `npm` for the npm that started us
 */
export function runProgram(command, args, { env = {}, stdout = 'inherit', stderr = 'inherit' } = {}) {
  let [file, all] = [command, args];
  if (command === 'npm' && process.env.npm_execpath?.endsWith('.js')) {
    [file, all] = [process.execPath, [process.env.npm_execpath, ...args]];
  }
  const shell = process.platform === 'win32' && file !== process.execPath;
  return new Promise((done) => {
    const child = spawn(file, all, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', stdout, stderr],
      shell,
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}

/** The WebAssembly files of TensorFlow.js; the threaded one needs shared memory, which a static host does not give. */
const wasmFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

/** Copies the binaries that the site serves itself to `public/vendor/`, where they are ignored by git. */
export function copyBinaries() {
  const target = `${root}/public/vendor/tfjs-wasm`;
  mkdirSync(target, { recursive: true });
  for (const name of wasmFiles) {
    const source = `${root}/node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`;
    const [from, to] = [source, `${target}/${name}`].map((file) => statSync(file, { throwIfNoEntry: false }));
    if (from && (from.size !== to?.size || from.mtimeMs > to.mtimeMs))
      copyFileSync(source, `${target}/${name}`);
  }
}

/**
 * Installs when needed, and makes the binaries that the site serves. What npm says goes to standard error.
 * @throws Error when npm fails, or a WebAssembly source does not compile
 */
export async function install() {
  const reason = whyInstall();
  if (reason) {
    console.error(`Installing packages (${reason}) …`);
    const code = await runProgram('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
      stdout: process.stderr,
    });
    if (code !== 0) throw new Error('npm ci failed: see its message above (is the network reachable?)');
  }
  copyBinaries();
  await compileModules();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  try {
    await install();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
