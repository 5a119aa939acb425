import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { StaticHtml } from '@/components/viz/StaticHtml';
import { thinPaths } from '@/components/viz/thinPaths';
import { href } from './href';
import { imageSize } from './imageSize';
import { inlineSvg } from './inlineSvg';
import styles from './reading.module.css';

/**
 * A picture of `public/` with its caption. A drawing stands in the page itself and follows the theme; of any picture the
 * size is read at build, so that nothing moves when it loads. On a narrow screen a wide one keeps letters that can be read,
 * and scrolls.
 */
export function Figure({ src, alt, children }: { src: string; alt: string; children?: ReactNode }) {
  const bytes = readFileSync(`public${src}`);
  const { width, height } = imageSize(src, bytes);
  return (
    <figure className={styles.figure} data-wide={width >= 2 * height || undefined}>
      {src.endsWith('.svg') ? (
        <StaticHtml
          role="img"
          aria-label={alt}
          style={{ aspectRatio: `${width} / ${height}` }}
          html={drawing(src, bytes)}
        />
      ) : (
        // biome-ignore lint/performance/noImgElement: a static export has no image server
        <img src={href(src)} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      )}
      {children ? <figcaption>{children}</figcaption> : null}
    </figure>
  );
}

/** A drawing of `public/` as markup that stands in a page. */
export function drawing(src: string, bytes: Buffer): string {
  return thinPaths(inlineSvg(className(src), bytes.toString('utf8')));
}

/** `/figures/bowls.svg` → `figures-bowls`. */
function className(src: string): string {
  return src
    .replace(/\.svg$/, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-/, '');
}
