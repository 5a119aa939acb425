import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A chapter's prose on one line, so that a number is found wherever the lines break. */
export function proseOf(file: string): string {
  return readFileSync(`content/slides/en/${file}`, 'utf8').replace(/\s+/g, ' ');
}

/**
 * Expects a text to print a value, rounded as far as it is printed.
 *
 * @param within a piece of the text with the number in it
 * @param as the number as it stands there
 */
export function expectPrinted(prose: string, within: string, as: string, value: number): void {
  expect(prose, within).toContain(within);
  expect(within).toContain(as);
  const decimals = /\.(\d+)/.exec(as)?.[1].length ?? 0;
  expect(Math.abs(Number(as) - value), `${as} for ${value}`).toBeLessThanOrEqual(0.50001 * 10 ** -decimals);
}
