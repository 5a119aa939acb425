'use client';
import { useState } from 'react';
import { useDeckState } from '../deck';
import { randomText } from './base64url';
import type { OpenClass } from './classRegister';
import { type ClassPlace, isHere, keepPlace, siteAddress } from './deviceSettings';
import { followText, useKeys } from './followText';
import { type LecturerKeys, renewKeys, renewRemote } from './keyStore';
import { slideLink, TOPIC_BYTES, writeRemote } from './links';
import { QrCode } from './QrCode';

interface ClassLinksProps {
  place: OpenClass;
  /** Leads on with other keys, or elsewhere. */
  reopen(place: ClassPlace): void;
}

/** The link of the class, and the one of the lecturer's own phone, which is shown when it is asked for. */
export function ClassLinks({ place, reopen }: ClassLinksProps) {
  const keys = useKeys(true, place.stamp);
  const slide = useDeckState((s) => s.slides[s.place.slide].id);
  const [remote, setRemote] = useState(false);
  if (!keys) return null;
  if (typeof keys === 'string') return <p role="alert">{keys}</p>;
  const site = siteAddress();
  const follow = slideLink(`${site}present/`, { slide, step: 0, query: '' }, followText(place, keys));
  return (
    <>
      {isHere(site) ? (
        <p>
          The code below holds an address of this computer only. Press Q to give that of the published site.
        </p>
      ) : null}
      <div className="class-links">
        <Link title="For the class" link={follow} hint="Q shows this code on the projector." />
        {remote ? (
          <Link
            title="For your own phone"
            link={remoteLink(site, place, keys)}
            hint="Whoever has this link can turn your pages: keep it off the projector."
          />
        ) : (
          <section>
            <h3>For your own phone</h3>
            <p>Two large buttons, your notes and the time. Whoever sees its code can turn your pages.</p>
            <button type="button" onClick={() => setRemote(true)}>
              Show the remote’s code
            </button>
          </section>
        )}
      </div>
      <p className="class-renew">
        <button type="button" onClick={() => void renewRemote(keys).then(() => reopen(place))}>
          Another remote
        </button>{' '}
        <button
          type="button"
          onClick={() => {
            const other = { ...place, topic: randomText(TOPIC_BYTES) };
            keepPlace(other);
            void renewKeys().then(() => reopen(other));
          }}
        >
          Other links for all
        </button>{' '}
        <span>Links given out before stop working.</span>
      </p>
    </>
  );
}

function remoteLink(site: string, place: ClassPlace, keys: LecturerKeys): string {
  const fragment = writeRemote({
    broker: place.broker,
    topic: place.topic,
    key: keys.leadPublic,
    own: keys.remote.publicBytes,
    secret: keys.remote.secret,
  });
  return `${site}remote/#${fragment}`;
}

function Link({ title, link, hint }: { title: string; link: string; hint: string }) {
  const [copied, setCopied] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied('Copied.'),
      () => setCopied('The browser refuses to copy: press and hold the link.'),
    );
  return (
    <section data-url={link}>
      <h3>{title}</h3>
      <QrCode text={link} label={`QR code: ${title}`} />
      <p>{hint}</p>
      <p>
        <button type="button" onClick={() => void copy()}>
          Copy link
        </button>{' '}
        <a href={link}>Open here</a> <span role="status">{copied}</span>
      </p>
    </section>
  );
}
