import { formatNumber } from '@/lib/format';
import type { TautState } from '@/lib/qmc/tautStates';

const POWERS = ['', ' r', ' r²', ' r³', ' r⁴', ' r⁵'];

/** A coefficient as a short fraction where it is one, else with four digits. */
function coefficientText(value: number): string {
  for (let denominator = 1; denominator <= 60; denominator++) {
    const numerator = value * denominator;
    if (Math.round(numerator) > 0 && Math.abs(numerator - Math.round(numerator)) < 1e-9) {
      return denominator === 1 ? String(Math.round(numerator)) : `${Math.round(numerator)}/${denominator}`;
    }
  }
  return formatNumber(value, undefined, 4);
}

/** 1 + r + 1/6 r² */
export function polynomialText({ coefficients }: TautState): string {
  return Array.from(coefficients, (c, k) => {
    const factor = coefficientText(c);
    return k > 0 && factor === '1' ? POWERS[k].trim() : `${factor}${POWERS[k]}`;
  }).join(' + ');
}

/** ω as a short fraction where it is one. */
export const frequencyText = (omega: number): string => coefficientText(omega);
