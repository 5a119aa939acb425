import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { printNumber, readNumbers } from '@/components/mdx/plugins/numbers.mjs';

const numbers = readNumbers();

/** A chapter's prose on one line, its numbers in place, so that one is found wherever the lines break. */
export function proseOf(file: string): string {
  const print = (_: string, key: string) => {
    const entry = numbers.get(key);
    if (!entry) throw new Error(`${file}: no number '${key}'`);
    return printNumber(entry);
  };
  return readFileSync(`content/slides/en/${file}`, 'utf8')
    .replace(/\s+/g, ' ')
    .replace(/<Value of="([^"]*)" \/>/g, print)
    .replace(/\\val\{([^}]*)\}/g, print);
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
  expectRounded(as, value, as);
}

/** Expects a numeral, as printed, to be a value rounded as far as it is printed. */
export function expectRounded(printed: string, value: number, what: string): void {
  const decimals = /\.(\d+)/.exec(printed)?.[1].length ?? 0;
  const distance = Math.abs(Number(printed.replaceAll(',', '')) - value);
  expect(distance, `${what}: ${printed} for ${value}`).toBeLessThanOrEqual(0.50001 * 10 ** -decimals);
}
