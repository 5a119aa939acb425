/** The MathML that KaTeX made, in English words. */
export function spoken(mathml: string): string;
