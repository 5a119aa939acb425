import type { Role } from './room/peers';

/**
 * A script for the top of the page that puts the stage in place before the first paint: of the slides, which the HTML
 * shows all, it leaves the one in the address, with its steps. The deck removes its style once it runs.
 *
 * @param slides ids and step counts, in order
 * @param memory key under which the steps of this visit are kept
 * @param role the window it stands in
 */
export function firstPaint(
  slides: readonly { id: string; steps: number }[],
  memory: string,
  role: Role = 'stage',
): string {
  const list = JSON.stringify(slides.map(({ id, steps }) => [id, steps])).replaceAll('<', '\\u003c');
  return `(function (list, memory) {
  var kept = {};
  try { kept = JSON.parse(sessionStorage.getItem(memory)).steps || {}; } catch (_) {}
  var part = location.hash.replace(/^#?\\/?/, '').split('/');
  var number = /^\\d+$/.test(part[0]) ? +part[0] - 1 : 0;
  var slide = list.find(function (s) { return s[0] === part[0]; }) || list[number] || list[0];
  if (!slide) return;
  var step = /^\\d+$/.test(part[1]) ? +part[1] : kept[slide[0]] || 0;
  var css = '.deck .slide:not([data-slide="' + slide[0] + '"]){display:none}';
  for (var n = step + 1; n <= slide[1]; n++) css += '.deck [data-step="' + n + '"]:not([data-demo]){visibility:hidden}';
  for (var m = 1; m <= Math.min(step, slide[1]); m++) css += '.deck [data-until="' + m + '"]{visibility:hidden}';
  var style = document.createElement('style');
  style.id = 'deck-first-paint';
  style.textContent = css;
  document.head.append(style);
  document.documentElement.dataset.deck = '${role}';
})(${list}, ${JSON.stringify(memory)})`;
}
