/**
 * Gives each link to a live run its code to scan, once. It is made here and not at build: only the page knows the address
 * it is served from.
 */
export async function completeLinks(root: ParentNode): Promise<void> {
  const empty = [...root.querySelectorAll<HTMLElement>('[data-code]:empty')];
  if (empty.length === 0) return;
  const { renderSVG } = await import('uqr');
  for (const place of empty) {
    const link = place.closest('a');
    if (link) place.innerHTML = renderSVG(link.href, { ecc: 'M', border: 2 });
  }
}
