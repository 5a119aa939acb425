import localFont from 'next/font/local';

/* The files of @fontsource-variable, served from the site itself. Latin is preloaded; the italic and Greek letters
   are fetched only by a page that has such a letter. The italic joins the upright's family by its name. */
const sourceSerif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--font-serif',
  adjustFontFallback: 'Times New Roman',
  declarations: [{ prop: 'font-family', value: 'sourceSerif' }],
});
const sourceSerifItalic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  variable: '--font-serif-italic',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'font-family', value: 'sourceSerif' }],
});
const sourceSerifGreek = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-greek-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-serif-greek',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0370-03FF' }],
});
const sourceSans = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-sans',
  adjustFontFallback: 'Arial',
});
const sourceSansGreek = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-greek-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-sans-greek',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0370-03FF' }],
});

/** Class names for `<html>` that define the font variables of `tokens.css`. */
export const fontVariables = [sourceSerif, sourceSerifItalic, sourceSerifGreek, sourceSans, sourceSansGreek]
  .map((font) => font.variable)
  .join(' ');

/**
 * Script for the start of the body: the page shows itself when its letters are there, or after a quarter of a second
 * without them. Letters of another width would move every line under the reader's eye.
 */
export const waitForFonts = `(function(d){try{var s=getComputedStyle(d),go=function(){delete d.dataset.wait},family=function(n){return s.getPropertyValue(n).split(',')[0]},load=function(f){return document.fonts.load(f)};d.dataset.wait='';setTimeout(go,250);Promise.all([load('1em '+family('--font-serif')),load('1em '+family('--font-sans')),load('1em KaTeX_Main'),load('italic 1em KaTeX_Math')]).then(go,go)}catch(e){delete d.dataset.wait}})(document.documentElement)`;
