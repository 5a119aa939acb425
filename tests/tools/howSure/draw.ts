/** Draws the figures of chapter 9: `node tests/tools/run.mjs tests/tools/howSure/draw.ts` writes `public/figures/*.svg`. */
import { writeFileSync } from 'node:fs';
import { drawExtrapolation, drawPriorPosterior, drawWeights } from './bands';
import { drawAlarm, drawSimpson, drawWatchOrSet } from './causes';
import { drawLandscape, drawSpread, drawTin } from './nuclei';

const figures = {
  extrapolation: drawExtrapolation,
  'prior-posterior': drawPriorPosterior,
  'model-weights': drawWeights,
  'watch-or-set': drawWatchOrSet,
  simpson: drawSimpson,
  alarm: drawAlarm,
  landscape: drawLandscape,
  'drip-spread': drawSpread,
  'tin-separation': drawTin,
};

for (const [name, draw] of Object.entries(figures)) writeFileSync(`public/figures/${name}.svg`, draw());
