import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { href } from './href';
import { imageSize } from './imageSize';
import styles from './reading.module.css';

/** A picture of `public/` with its caption; its size is read at build, so that nothing moves when it loads. */
export function Figure({ src, alt, children }: { src: string; alt: string; children?: ReactNode }) {
  const { width, height } = imageSize(src, readFileSync(`public${src}`));
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
      <img src={href(src)} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      {children ? <figcaption>{children}</figcaption> : null}
    </figure>
  );
}
