/**
 * Markup by key, handed from the server components to the rendering of HTML: two module graphs of one process, which
 * meet on the global object.
 */
export function staticStore(): Map<string, string> {
  const shared = globalThis as { staticMarkup?: Map<string, string> };
  shared.staticMarkup ??= new Map();
  return shared.staticMarkup;
}
