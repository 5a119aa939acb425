/**
 * The query under which the print page shows a choice; empty for all slides, one to a page. For the page and for the program
 * that prints it.
 *
 * @param {string} layout
 * @param {{ chapter?: string | null, route?: string | null }} choice
 */
export function queryOf(layout, { chapter, route }) {
  const query = new URLSearchParams();
  if (layout === 'steps') query.set('steps', 'all');
  if (layout === 'text' || layout === 'lines') {
    query.set('layout', 'handout');
    query.set('handout', layout);
  }
  if (chapter) query.set('chapter', chapter);
  if (route) query.set('route', route);
  return query.size > 0 ? `?${query}` : '';
}
