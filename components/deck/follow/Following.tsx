'use client';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDeck } from '../deck';
import { keepCounter, readCounter, readVoter } from './deviceSettings';
import { FollowBar, TroubleBar } from './FollowBar';
import { type FollowingDeck, followDeck } from './followDeck';
import { createFollower, type Follower } from './follower';
import { readFollow } from './links';
import { canSign } from './signing';
import './follow.css';

/** A stage that follows the lecturer of its link. */
export default function Following({ link }: { link: string }) {
  const deck = useDeck();
  const [following, setFollowing] = useState<{ follower: Follower; deck: FollowingDeck } | null>(null);
  const read = readFollow(link);
  const trouble = !read
    ? 'This link is damaged: it does not say whom to follow. Scan the code again.'
    : !canSign()
      ? 'This page came over plain http, where a browser cannot check who sends. Open its https address to follow.'
      : '';

  useEffect(() => {
    const whom = readFollow(link);
    if (!whom || !canSign()) return;
    let gone = false;
    let leave = () => {};
    const counter = `heard/${whom.topic}`;
    createFollower({
      link: whom,
      device: readVoter(whom.topic).device,
      // The message that was heard last may be the newest there is.
      after: Math.max(0, readCounter(counter) - 1),
    }).then((follower) => {
      if (gone) return follower.close();
      const followed = followDeck(deck, follower);
      const unsubscribe = follower.store.subscribe(({ lead }, before) => {
        if (lead && lead !== before.lead) keepCounter(counter, lead.n);
      });
      leave = () => {
        unsubscribe();
        followed.leave();
        follower.close();
      };
      setFollowing({ follower, deck: followed });
    });
    return () => {
      gone = true;
      leave();
      setFollowing(null);
    };
  }, [link, deck]);

  if (trouble) return <TroubleBar words={trouble} />;
  if (!read || !following) return null;
  return <Bar topic={read.topic} {...following} />;
}

function Bar({ topic, follower, deck }: { topic: string; follower: Follower; deck: FollowingDeck }) {
  const state = useStore(follower.store);
  const mode = useStore(deck.mode);
  return (
    <FollowBar topic={topic} state={state} mode={mode} follower={follower} backToLive={deck.backToLive} />
  );
}
