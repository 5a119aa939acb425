/** Home and reading pages without what a reader does not need to see them: the programs come when somebody is there. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { putOff } from './laterSections.mjs';

/** What React hydrates a page from, as Next writes it into the page. */
const PAYLOAD = /<script>((?:\(self\.__next_f=|self\.__next_f\.push\()[\s\S]*?)<\/script>/g;
const PROGRAM = /<script src="([^"]+)" async=""><\/script>/g;

/** After so many ms of rest the programs come without a sign of a reader, too. */
const REST = 8000;

/**
 * The home page and the reading pages are complete without their scripts. These, and what React hydrates from, are
 * fetched when the first picture is there, so that a phone's thin line carries the words first, and run with the first
 * sign of a reader (`wakePage`): taking over a chapter keeps a phone busy for a second.
 */
export function showWordsFirst(folder, basePath) {
  const chapters = readdirSync(`${folder}/lecture`, { recursive: true });
  const pages = ['index.html', ...chapters.map((file) => `lecture/${file}`)];
  for (const page of pages.filter((file) => file.endsWith('.html'))) {
    const html = putOff(inPlace(readFileSync(`${folder}/${page}`, 'utf8')));
    const payload = [...html.matchAll(PAYLOAD)].map(([, code]) => code).join(';\n');
    const name = `_next/static/${createHash('sha256').update(payload).digest('hex').slice(0, 16)}.js`;
    writeFileSync(`${folder}/${name}`, payload);
    const programs = [...html.matchAll(PROGRAM)].map(([, src]) => src);
    const addresses = JSON.stringify([`${basePath}/${name}`, ...programs]);
    const bare = html
      .replaceAll(PAYLOAD, '')
      .replaceAll(PROGRAM, '')
      .replaceAll(/<link rel="preload" as="script"[^>]*>/g, '');
    const wake = `<script>(${wakePage})(${addresses},${REST})</script>`;
    writeFileSync(
      `${folder}/${page}`,
      bare.replace('</body>', () => `${wake}</body>`),
    );
  }
}

/**
 * Runs in the page. What is pressed or chosen before the programs listen is kept in `window.earlyActions`, from where
 * `components/mdx/EarlyActions.tsx` takes it. There is no waiting where a run is asked for, a theme was chosen, the site is
 * saved on the device, somebody was quicker than this, or a picture that a program fetches is near the screen. Later
 * sections (`putOff`) become part of the page one by one when the first picture is there, all at once before the programs.
 */
function wakePage(addresses, rest) {
  const signs = [
    'pointerdown',
    'pointermove',
    'wheel',
    'scroll',
    'touchstart',
    'keydown',
    'focusin',
    'beforeprint',
  ];
  const add = (tag, properties) =>
    document.head.append(Object.assign(document.createElement(tag), properties));
  const later = [...document.querySelectorAll('noscript[data-later]')];
  const bringIn = (part) => {
    part.outerHTML = part.textContent;
  };
  const bringAll = () => later.splice(0).forEach(bringIn);
  // Where a link leads to a place that is not there yet.
  if (location.hash) bringAll();
  const wake = () => {
    for (const sign of signs) removeEventListener(sign, wake, true);
    bringAll();
    // In order: what React hydrates from is there when the programs look for it.
    for (const src of addresses.splice(0)) add('script', { src, async: false });
  };
  const actions = [];
  const keep = (event) => actions.push({ event, value: event.target.value });
  const types = ['click', 'keydown', 'change'];
  for (const type of types) addEventListener(type, keep, true);
  const stop = () => {
    for (const type of types) removeEventListener(type, keep, true);
  };
  window.earlyActions = { actions, stop };
  // As near as `NearPicture` fetches it.
  const isAbove = (element) => element.getBoundingClientRect().top < innerHeight + 600;
  // Its section first: one that is far away has no layout, and would get one for the answer.
  const isNear = ({ parentElement }) =>
    isAbove(parentElement.closest('section[style]') ?? parentElement) && isAbove(parentElement);
  const isAwaited = () =>
    location.search ||
    document.documentElement.dataset.theme ||
    navigator.serviceWorker?.controller ||
    actions.length > 0 ||
    scrollY > 0 ||
    [...document.querySelectorAll('noscript')].some(isNear);
  const soon = window.requestIdleCallback ?? ((work) => setTimeout(work, 30));
  const bringOne = () => {
    if (later.length === 0) return;
    bringIn(later.shift());
    soon(bringOne);
  };
  requestAnimationFrame(() =>
    setTimeout(() => {
      while (later.length > 0 && isNear(later[0])) bringIn(later.shift());
      if (isAwaited()) return wake();
      soon(bringOne);
      for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
      const wait = () => {
        setTimeout(wake, rest);
        // One after the other: all at once they would hold the page up.
        for (const [i, href] of addresses.entries())
          setTimeout(add, 50 * i, 'link', { rel: 'prefetch', as: 'script', href });
      };
      if (document.readyState === 'complete') wait();
      else addEventListener('load', wait);
    }),
  );
}

/**
 * The page with each part in its place that React, to send what is above it first, puts at the end for a script to move.
 *
 * @throws Error when a part is not where React puts it
 */
function inPlace(html) {
  let whole = html;
  for (let i = 0; whole.includes(`<div hidden id="S:${i.toString(16)}">`); i++) {
    const n = i.toString(16);
    const start = whole.indexOf(`<div hidden id="S:${n}">`);
    const move = `$RC("B:${n}","S:${n}")</script>`;
    const end = whole.indexOf(move, start);
    const part = whole.slice(start, whole.lastIndexOf('</div><script>', end));
    const hole = `<!--$?--><template id="B:${n}"></template>`;
    if (end < 0 || !part || !whole.includes(hole))
      throw new Error(`part ${n} of a page is not where it was expected`);
    const content = part.slice(part.indexOf('>') + 1);
    whole = (whole.slice(0, start) + whole.slice(end + move.length)).replace(
      hole,
      () => `<!--$-->${content}`,
    );
  }
  if (/id="[BS]:|\$RC\(/.test(whole)) throw new Error('a page has a part that was not expected');
  return whole;
}
