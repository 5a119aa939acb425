const messages = {
  en: { tooFew: (steps: string) => `More ${steps} are needed before the error bars can be trusted.` },
};

/**
 * What a demo says while its errors rest on too few independent samples.
 *
 * @param steps what it counts, in the plural
 */
export const tooFew = messages.en.tooFew;
