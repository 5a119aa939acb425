import { expect, test } from 'vitest';
import { putOff } from './laterSections.mjs';

const section = (id: string, words: number, content: string) =>
  `<section id="${id}" style="--words:${words};--demos:0;--exercises:0">${content}</section>`;

const first = section('first', 399, '<!--$--><h2>One</h2><p>a<br>b</p><!--/$-->');
const second = section('second', 10, '<p>still near the top</p>');
const third = section(
  'third',
  10,
  '<!--$--><h2>Three</h2><div><p>a<img src="x.svg" alt="a &gt; b"><svg><path d="M0 0"/></svg></p></div>' +
    '<figure><div><noscript><img src="y.svg" alt=""></noscript></div></figure>' +
    '<p>b<br><!-- --> c</p><section><style>p{}</style></section><ul><li>d</li></ul><!--/$-->',
);
const page = `<main><p>before</p>${first}${second}${third}<p>after</p></main>`;

test('what stands below the first screens is text where programs run: the page without its wrappers is the page', () => {
  const later = putOff(page);
  expect(later).toContain(first + second);
  expect(later.match(/<noscript data-later="">/g)).toHaveLength(3);
  expect(later.replaceAll(/<noscript data-later="">(.*?)<\/noscript>/g, '$1')).toBe(page);
});

test('pictures with their own `noscript`, styles and programs stay elements', () => {
  const inside = [...putOff(page).matchAll(/<noscript data-later="">(.*?)<\/noscript>/g)].map(
    ([, code]) => code,
  );
  expect(inside).toEqual([
    '<!--$--><h2>Three</h2><div><p>a<img src="x.svg" alt="a &gt; b"><svg><path d="M0 0"/></svg></p></div>',
    '<p>b<br><!-- --> c</p>',
    '<ul><li>d</li></ul><!--/$-->',
  ]);
});

test('a page without sections stays as it is, a section that does not end is an error', () => {
  expect(putOff('<main><p>x</p></main>')).toBe('<main><p>x</p></main>');
  expect(() => putOff(`${first}${second}<section id="a" style="--words:1;"><p>x</p>`)).toThrow(
    /does not end/,
  );
});
