/** The form in which ink is kept; another one is left alone. */
const VERSION = 1;

/** What the keys of a site's ink begin with in the storage of this device. */
export function inkPrefix(base: string): string {
  return `${base}/ink.v${VERSION}/`;
}

/** Whether this device keeps ink for a site. */
export function hasKeptInk(base: string, storage: () => Storage): boolean {
  try {
    return Object.keys(storage()).some((key) => key.startsWith(inkPrefix(base)));
  } catch {
    return false;
  }
}
