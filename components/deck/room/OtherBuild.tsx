'use client';
import { useState } from 'react';
import './room.css';

/** Another window of this lecture runs another version of the site: they do not follow each other until both are the same. */
export default function OtherBuild() {
  const [told, setTold] = useState(false);
  if (told) return null;
  return (
    <div className="other-build" role="status">
      Another window of this lecture shows another version of the site: the two do not follow each other.
      Reload both.{' '}
      <button type="button" onClick={() => location.reload()}>
        Reload this one
      </button>{' '}
      <button type="button" onClick={() => setTold(true)}>
        Later
      </button>
    </div>
  );
}
