/** Draws the figures of chapter 10: `node tests/tools/run.mjs tests/tools/outlook/draw.ts` writes `public/figures/*.svg`. */
import { writeFileSync } from 'node:fs';
import { drawBestCut } from './cut';
import { drawCourses, drawDataAndDevice } from './quantum';

const figures = {
  'best-cut': drawBestCut,
  'data-and-device': drawDataAndDevice,
  'quantum-courses': drawCourses,
};

for (const [name, draw] of Object.entries(figures)) writeFileSync(`public/figures/${name}.svg`, draw());
