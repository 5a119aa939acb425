import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SameEquation } from '@/components/deck/SameEquation';

const Formula = (_: { html: string }) => null;
const F = (name: string) => <Formula key={name} html={`<i>${name}</i>`} />;

/** Three machines: two letters and a word each. */
const markup = renderToStaticMarkup(
  <SameEquation firstStep={4}>
    <table>
      <thead>
        <tr>
          <th>Machine</th>
          <th>E</th>
          <th>Units</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>magnet</td>
          <td>
            {F('minus')} {F('J')}
          </td>
          <td>spins</td>
        </tr>
        <tr>
          <td>memory</td>
          <td>
            {F('minus')} {F('w')} {F('new')}
          </td>
          <td>spins</td>
        </tr>
        <tr>
          <td>machine</td>
          <td>
            {F('minus')} {F('w')}
          </td>
          <td>bits</td>
        </tr>
      </tbody>
    </table>
  </SameEquation>,
);
const [morph, table] = markup.split('<table');

/** What stands in the morph: its words or letters with the step at which they come and that at which they go. */
const placed = [...morph.matchAll(/<span((?: data-\w+="\d+")*)>(.*?)<\/span>(?=<span|<\/d)/g)].map(
  ([, attributes, inside]) => [
    inside.replace(/<[^>]+>/g, ''),
    /step="(\d+)"/.exec(attributes)?.[1],
    /until="(\d+)"/.exec(attributes)?.[1],
  ],
);

describe('the same equation in new letters', () => {
  it('keeps what stays and lays new letters over old ones, step by step', () => {
    expect(placed).toEqual([
      ['magnet', undefined, '4'],
      ['memory', '4', '5'],
      ['machine', '5', undefined],
      ['minus', undefined, undefined],
      ['J', undefined, '4'],
      ['w', '4', undefined],
      ['', undefined, '4'],
      ['new', '4', '5'],
      ['', '5', undefined],
      ['spins', undefined, '5'],
      ['bits', '5', undefined],
    ]);
  });

  it('is also a list of machines with everything in it', () => {
    expect([...table.matchAll(/<tbody(?: data-step="(\d)")?>/g)].map(([, step]) => step)).toEqual([
      undefined,
      '4',
      '5',
    ]);
    for (const word of ['magnet', 'memory', 'machine', 'bits']) expect(table).toContain(word);
    expect(table.match(/<i>minus<\/i>/g)).toHaveLength(3);
    expect(table.match(/<td>/g)).toHaveLength(9);
  });
});
