import { basename } from 'node:path';
import { preload } from 'react-dom';
import { basePath } from './href';

/* The faces nearly every formula needs. The bundler gives these files the names that the style sheet of KaTeX uses. */
const faces = [
  new URL('../../node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2', import.meta.url),
  new URL('../../node_modules/katex/dist/fonts/KaTeX_Math-Italic.woff2', import.meta.url),
];

/** Asks for the fonts of formulas with the page itself: a formula in other letters has another width, and lines jump. */
export function preloadFormulaFonts(): void {
  for (const { pathname } of faces) {
    preload(`${basePath}/_next/static/media/${basename(pathname)}`, {
      as: 'font',
      type: 'font/woff2',
      crossOrigin: 'anonymous',
    });
  }
}
