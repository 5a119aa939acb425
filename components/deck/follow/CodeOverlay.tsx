'use client';
import { useState } from 'react';
import { Dialog } from '../Dialog';
import { useDeck, useDeckState } from '../deck';
import { useRegister } from '../presenter/useRegister';
import { classOf } from './classRegister';
import { demosOn, pickQuery } from './demoQuery';
import { isHere, keepSite, siteAddress } from './deviceSettings';
import { useFollowText } from './followText';
import { FOLLOW, slideLink } from './links';
import { QrCode } from './QrCode';
import './follow.css';

/** The slide on stage, with its step and the settings of its demo, as a code for phones and in letters. */
export default function CodeOverlay() {
  const { send } = useDeck();
  const slide = useDeckState((s) => s.slides[s.place.slide].id);
  const step = useDeckState((s) => s.place.step);
  const [place] = useRegister('class');
  // A follower passes on whom it follows.
  const follow =
    useFollowText(classOf(place)) ?? new URLSearchParams(location.search).get(FOLLOW) ?? undefined;
  const [site, setSite] = useState(siteAddress);
  const query = pickQuery(
    location.search,
    demosOn(slide).map(({ name }) => name),
  );
  const here = { slide, step, query };
  const letters = slideLink(`${site}present/`, here);
  return (
    <Dialog label="Code for phones" className="code-overlay">
      <header>
        <h2>{follow ? 'Follow on your phone' : 'This slide on your phone'}</h2>
        <button type="button" onClick={() => send({ type: 'close' })}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <QrCode text={slideLink(`${site}present/`, here, follow)} label="QR code of the link to this slide" />
      <p className="code-letters">
        {follow ? <small>This slide, without following: </small> : null}
        <a href={letters}>{letters.replace(/^https:\/\//, '')}</a>
      </p>
      {isHere(site) ? <PublishedSite onSite={setSite} /> : null}
    </Dialog>
  );
}

/** On the lecturer's own computer a link leads nowhere for others: the published site has the same slides. */
function PublishedSite({ onSite }: { onSite(site: string): void }) {
  const [text, setText] = useState('');
  const problem =
    text && !/^https?:\/\/[^\s/]+\.[^\s/]+/.test(text)
      ? 'An address begins with https:// and names a site.'
      : '';
  return (
    <form
      className="published-site"
      onSubmit={(event) => {
        event.preventDefault();
        if (!text || problem) return;
        keepSite(text);
        onSite(siteAddress());
      }}
    >
      <label>
        This address is on this computer only: no phone reaches it. Address of the published site:{' '}
        <input
          type="url"
          value={text}
          placeholder="https://"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!text || problem !== ''}>
        Keep
      </button>
      <p role="status">{problem}</p>
    </form>
  );
}
