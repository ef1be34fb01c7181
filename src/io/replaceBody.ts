/**
 * Puts other children in the place of those that differ, and leaves those that are equal where they stand: of these
 * the browser knows the shapes of all lines, which is a seventh of a print. Where as many differ on both sides, and
 * two of them only within, the same is done within.
 */
const REPLACE = `(body, html) => {
  const other = body.cloneNode(false);
  other.innerHTML = html;
  const replace = (parent, next) => {
    const [from, to] = [[...parent.childNodes], [...next.childNodes]];
    let first = 0;
    while (first < from.length && first < to.length && from[first].isEqualNode(to[first])) first += 1;
    let last = 0;
    while (last < Math.min(from.length, to.length) - first && from.at(-1 - last).isEqualNode(to.at(-1 - last)))
      last += 1;
    const [gone, come] = [from.slice(first, from.length - last), to.slice(first, to.length - last)];
    if (gone.length === come.length) {
      for (const [at, one] of gone.entries()) {
        const isAlike = one.nodeType === Node.ELEMENT_NODE && one.cloneNode(false).isEqualNode(come[at].cloneNode(false));
        if (isAlike) replace(one, come[at]);
        else one.replaceWith(come[at]);
      }
      return;
    }
    for (const one of gone) one.remove();
    for (const one of come) parent.insertBefore(one, from[from.length - last] ?? null);
  };
  replace(body, other);
}`;

/** The statement that gives a page another body of HTML, as `document.body.innerHTML = …` does. */
export function replaceBody(html: string): string {
  return `(${REPLACE})(document.body, ${JSON.stringify(html)});`;
}
