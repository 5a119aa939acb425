import type { Peer } from '../room/room';

/** How the projector's window stands to this one. */
export type LinkState =
  /** No such window. */
  | 'none'
  /** Shows what this window shows. */
  | 'same'
  /** Is on its way, or stuck. */
  | 'elsewhere'
  /** Runs another build of the site. */
  | 'otherBuild';

/** @param shows what this window shows, in the words of `Peer.shows` */
export function linkState(peers: readonly Peer[], build: string, shows: string): LinkState {
  const stages = peers.filter(({ role }) => role === 'stage');
  if (stages.length === 0) return 'none';
  if (stages.some((peer) => peer.build !== build)) return 'otherBuild';
  return stages.every((peer) => peer.shows === shows) ? 'same' : 'elsewhere';
}

/** The link in words. */
export const linkWords: Record<LinkState, string> = {
  none: 'No projector window',
  same: 'Projector connected, same step',
  elsewhere: 'Projector connected, not at this step yet',
  otherBuild: 'Another window runs another build: reload it',
};
