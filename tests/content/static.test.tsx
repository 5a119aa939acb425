import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { StaticLeaf } from '@/components/viz/StaticLeaf';

describe('markup made at build', () => {
  it('stands in the HTML, and only its key in the data', () => {
    const element = StaticHtml({ html: '<b>x</b>', inline: true, className: 'c' });
    expect(JSON.stringify(element.props)).not.toContain('<b>');
    expect(renderToString(element)).toMatch(/^<span data-leaf="[\w-]{8}" class="c"><b>x<\/b><\/span>$/);
  });

  it('is never silently empty', () => {
    expect(() => renderToString(<StaticLeaf id="unknown" />)).toThrow('no markup for the leaf unknown');
  });
});
