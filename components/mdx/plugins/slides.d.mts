import type { Plugin } from 'unified';

/** The remark plugin of the lecture; `notes` keeps the lecturer's notes. */
declare const slides: Plugin<[{ notes?: boolean; version?: string }?]>;
export default slides;
