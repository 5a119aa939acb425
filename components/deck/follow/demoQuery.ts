/* The settings of demos stand in the address as `<name>.<parameter>=…`, one name for each demo of a page. */

const nameOf = (key: string) => key.split('.')[0];
/** What starts a run or replays one stays with whoever wrote it. */
const RUN = /\.(until|events)$/;

/** The entries of some demos in a query, as text without the `?`. */
export function pickQuery(search: string, names: readonly string[]): string {
  const all = [...new URLSearchParams(search)];
  const mine = all.filter(([key]) => key.includes('.') && names.includes(nameOf(key)) && !RUN.test(key));
  return new URLSearchParams(mine).toString();
}

/** A query with other entries for some demos; everything else in it stays. */
export function putQuery(search: string, names: readonly string[], entries: string): string {
  const rest = [...new URLSearchParams(search)].filter(
    ([key]) => !(key.includes('.') && names.includes(nameOf(key))),
  );
  const picked = [...new URLSearchParams(pickQuery(entries, names))];
  const text = new URLSearchParams([...rest, ...picked]).toString();
  return text ? `?${text}` : '';
}

/** The demos of a slide, by the element of each. */
export function demosOn(slideId: string): { element: HTMLElement; id: string; name: string }[] {
  const found = document.getElementById(slideId)?.querySelectorAll<HTMLElement>('[data-demo]') ?? [];
  return [...found].map((element) => {
    const { demo = '', name = demo } = element.dataset;
    return { element, id: demo, name };
  });
}
