/** Milliseconds that a mouse rests on a word before its note opens, and may be away before it closes. */
const REST = 120;
const GRACE = 250;
/** Distance to the word and to the window's edge, in px. */
const GAP = 6;
const EDGE = 12;

/**
 * Shows a note beside a marked word: while a mouse is on the word or the note, while one of them has the keyboard's focus,
 * and from one tap to the next. Esc closes it. A click of a mouse and Enter follow the word's link, and so does a tap when
 * the note cannot be had.
 *
 * @param noteOf HTML of a term's note; it may fail
 * @returns ends it
 */
export function connectTerms(className: string, noteOf: (id: string) => Promise<string>): () => void {
  const note = makeNote(className);
  const stop = new AbortController();
  let open: HTMLAnchorElement | undefined;
  let wanted: HTMLAnchorElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let byMouse = true;

  const hide = () => {
    clearTimeout(timer);
    open?.removeAttribute('aria-describedby');
    wanted = open = undefined;
    if (note.matches(':popover-open')) note.hidePopover();
  };
  const show = async (term: HTMLAnchorElement) => {
    clearTimeout(timer);
    if (term === open) return;
    wanted = term;
    const html = await noteOf(term.dataset.term ?? '');
    if (wanted !== term || !html) return;
    hide();
    wanted = open = term;
    note.innerHTML = html;
    term.setAttribute('aria-describedby', note.id);
    // The word as its source puts the note's links next in the order of Tab.
    note.showPopover({ source: term } as ShowPopoverOptions);
    place(note, term);
  };
  const later = (act: () => void, delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const tryToShow = (term: HTMLAnchorElement) => {
    show(term).catch(() => {});
  };

  const listen = <K extends keyof DocumentEventMap>(type: K, handle: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, handle, { signal: stop.signal });
  const inside = (target: EventTarget | null) => target instanceof Node && note.contains(target);

  listen('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'mouse') return;
    const term = termAt(target);
    if (term) later(() => tryToShow(term), REST);
    else if (inside(target)) clearTimeout(timer);
    else if (wanted && document.activeElement !== open && !inside(document.activeElement)) later(hide, GRACE);
  });
  listen('pointerdown', ({ target, pointerType }) => {
    byMouse = pointerType === 'mouse';
    if (open && !inside(target) && termAt(target) !== open) hide();
  });
  listen('click', (event) => {
    const term = termAt(event.target);
    // Enter clicks too, with no pointer: `detail` is 0.
    if (!term || byMouse || event.detail === 0) return;
    event.preventDefault();
    if (term === open) hide();
    else show(term).catch(() => location.assign(term.href));
  });
  listen('focusin', ({ target }) => {
    const term = termAt(target);
    if (term?.matches(':focus-visible')) tryToShow(term);
    else if (open && !term && !inside(target)) hide();
  });
  listen('keydown', ({ key }) => {
    if (key !== 'Escape' || !open) return;
    if (inside(document.activeElement)) open.focus();
    hide();
  });
  return () => {
    hide();
    stop.abort();
    note.remove();
  };
}

function makeNote(className: string): HTMLElement {
  const note = document.createElement('div');
  note.id = 'term-note';
  note.className = className;
  note.popover = 'manual';
  document.body.append(note);
  return note;
}

function termAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLAnchorElement>('a[data-term]') ?? undefined)
    : undefined;
}

/** Under the word, or above it where there is more room; it scrolls with the page. */
function place(note: HTMLElement, term: HTMLElement): void {
  const word = term.getClientRects()[0];
  const { width, height } = note.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(EDGE, Math.min(word.left - EDGE, clientWidth - width - EDGE));
  const fits = word.bottom + GAP + height <= clientHeight || word.top < height + GAP;
  const top = fits ? word.bottom + GAP : word.top - GAP - height;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${top + scrollY}px`;
}
