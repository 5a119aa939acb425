/**
 * A drawing made ready to stand inside a page, where it takes the page's colours and type.
 *
 * Its own definitions of the colour tokens go, its rules and ids are made its own by `name`, and the text alternative is
 * left to the page.
 *
 * @param name letters, digits and hyphens, unique on the page
 */
export function inlineSvg(name: string, svg: string): string {
  return svg
    .replace(/^\s*<\?xml[^>]*>\s*/, '')
    .replace(/<title>[\s\S]*?<\/title>/, '')
    .replace(
      /<svg\b([^>]*)>/,
      (_, attributes: string) =>
        `<svg class="${name}"${attributes.replace(/\s(?:role|width|height|xmlns)="[^"]*"/g, '')} aria-hidden="true">`,
    )
    .replace(/<style>([\s\S]*?)<\/style>/, (_, css: string) => `<style>${scoped(name, css)}</style>`)
    .replace(/\bid="([^"]+)"/g, `id="${name}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${name}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${name}-$1"`);
}

/** The rules of a drawing, each valid inside it only, without those that set custom properties. */
function scoped(name: string, css: string): string {
  return css
    .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, selectors: string, declarations: string) => {
      if (/^\s*--/.test(declarations)) return '';
      const own = selectors.split(',').map((selector) => `.${name} ${selector.trim()}`);
      return `${own.join(',')}{${declarations}}`;
    })
    .replaceAll('"Source Serif 4",Georgia,serif', 'var(--serif)')
    .replaceAll('"Source Sans 3",system-ui,sans-serif', 'var(--sans)');
}
