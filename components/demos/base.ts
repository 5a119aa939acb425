/** Base path of the site, without a slash at its end; set at build. */
export const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
