import { useEffect, useState } from 'react';
import type { OpenClass } from './classRegister';
import type { ClassPlace } from './deviceSettings';
import { type LecturerKeys, obtainKeys } from './keyStore';
import { writeFollow } from './links';

/** The keys of this device; null until they are there, or with a reason in words why they are not. */
export function useKeys(wanted: boolean, stamp?: unknown): LecturerKeys | string | null {
  const [keys, setKeys] = useState<LecturerKeys | string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stamp means other keys
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    obtainKeys().then(
      (kept) => gone || setKeys(kept),
      (error: Error) => gone || setKeys(error.message),
    );
    return () => {
      gone = true;
    };
  }, [wanted, stamp]);
  return keys;
}

/** What a follower's link says of the class, or undefined while nobody follows. */
export function useFollowText(place: OpenClass | null): string | undefined {
  const keys = useKeys(place !== null, place?.stamp);
  if (!place || !keys || typeof keys === 'string') return undefined;
  return followText(place, keys);
}

/** As above, when place and keys are known. A name and password of the lecturer stay out of it. */
export function followText(place: ClassPlace, keys: LecturerKeys): string {
  return writeFollow({
    broker: place.students || withoutName(place.broker),
    topic: place.topic,
    key: keys.leadPublic,
  });
}

function withoutName(broker: string): string {
  const url = new URL(broker);
  url.username = '';
  url.password = '';
  return url.href;
}
