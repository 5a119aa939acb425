/** Draws the figures of chapter 10 and the densities of chapter 7, which are sampled for a minute: `node tests/tools/run.mjs tests/tools/outlook/draw.ts` writes `public/figures/*.svg`. */
import { writeFileSync } from 'node:fs';
import { drawBestCut } from './cut';
import { drawDensities } from './densities';
import { drawCourses, drawDataAndDevice } from './quantum';

const figures = {
  'best-cut': drawBestCut,
  'data-and-device': drawDataAndDevice,
  'quantum-courses': drawCourses,
  densities: drawDensities,
};

for (const [name, draw] of Object.entries(figures)) writeFileSync(`public/figures/${name}.svg`, draw());
