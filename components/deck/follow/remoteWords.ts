import type { FollowerState } from './follower';

/** How the remote stands, in words, and whether its buttons do anything. */
export function remoteWords(
  { line, lead, past, away }: Omit<FollowerState, 'drops'>,
  unheard: boolean,
): { words: string; ready: boolean } {
  const no = (words: string) => ({ words, ready: false });
  if (line === 'refused') return no('The broker refuses this remote. Scan its code again.');
  if (line !== 'connected') {
    return no(line === 'waiting' ? 'Not connected: no way to the broker. Trying again…' : 'Connecting…');
  }
  if (!lead) {
    return no(
      past ? 'Not connected: the lecture is not open.' : 'Not connected: waiting for the lecturer’s window…',
    );
  }
  if (away) return no('Not connected: the lecturer’s window has gone quiet.');
  if (unheard)
    return {
      words: 'The lecturer’s window did not answer. Try again, or make another remote there.',
      ready: true,
    };
  return { words: 'Connected', ready: true };
}
