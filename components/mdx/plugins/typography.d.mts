/** Straight quotation marks become curly ones; `before` and `after` are the letters next to the text. */
export function curly(text: string, around?: { before?: string; after?: string }): string;
