import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';

/** The events of the timeline, in the order of the file. */
export const readTimeline = (path = 'content/timeline.yaml') => parseYaml(readFileSync(path, 'utf8'));
