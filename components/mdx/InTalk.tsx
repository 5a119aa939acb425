import { Fragment } from 'react';
import { href } from './href';
import type { ChapterEntry, Manifest } from './manifest';
import styles from './reading.module.css';

/** Which sections of the talk the chapter covers, and where. */
export function InTalk({ entry, manifest }: { entry: ChapterEntry; manifest: Manifest }) {
  if (!entry.covers.length) return null;
  return (
    <details className={styles.talk} data-talk>
      <summary>
        In the talk: {entry.covers.length} section{entry.covers.length > 1 ? 's' : ''}
      </summary>
      <dl>
        {entry.covers.map(({ section, slides }) => (
          <div key={section}>
            <dt>{section}</dt>
            <dd>
              {slides.map((id, i) => (
                <Fragment key={id}>
                  {i ? ' · ' : null}
                  <a href={`#${id}`}>{manifest.slides.find((slide) => slide.id === id)?.title}</a>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={href('/coverage/')}>The whole talk, section by section</a>
      </p>
    </details>
  );
}
