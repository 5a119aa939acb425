/**
 * Draws the figures of chapter 8 from formulas and data: `node tests/tools/run.mjs tests/tools/drawNuclei.ts` writes
 * `public/figures/`. A test compares them with what stands there.
 */
import { writeFileSync } from 'node:fs';
import { nucleiFigures } from './figures/nuclei';

for (const [name, draw] of Object.entries(nucleiFigures)) writeFileSync(`public/figures/${name}.svg`, draw());
