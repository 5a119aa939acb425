/** The folder the site is served from, without a slash at its end: empty at a domain's root. */
export const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Address of a page or file of this site: `/demos/` under the base path; other addresses stay as they are. */
export function href(address: string): string {
  return address.startsWith('/') && !address.startsWith('//') ? `${basePath}${address}` : address;
}
