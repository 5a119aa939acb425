/**
 * `node tests/tools/python.mjs`: runs the Python listings of the prose and stores what they print beside them, under a
 * line with the versions and the listing's hash. Needs Python with the packages of `content/python/requirements.txt`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './install.mjs';

const folder = `${root}/content/python/`;
const python = (...args) => execFileSync('python3', args, { cwd: folder, encoding: 'utf8' });

const wanted = readFileSync(`${folder}requirements.txt`, 'utf8').trim();
const found = `numpy==${python('-c', 'import numpy; print(numpy.__version__)').trim()}`;
if (found !== wanted) throw new Error(`${found} is installed: expected ${wanted}`);
const versions = `${python('--version').trim()}, NumPy ${wanted.split('==')[1]}`;

for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
  const hash = createHash('sha256')
    .update(readFileSync(folder + file))
    .digest('hex')
    .slice(0, 16);
  writeFileSync(folder + file.replace('.py', '.txt'), `${versions}; listing ${hash}\n${python(file)}`);
  console.log(`stored what ${file} prints`);
}
