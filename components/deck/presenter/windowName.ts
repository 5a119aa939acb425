import type { Role } from '../room/peers';

/** The name under which the browser finds a window of a lecture again. */
export function windowName(role: Role, session: string): string {
  return `${role === 'presenter' ? 'presenter' : 'present'} ${session}`;
}
