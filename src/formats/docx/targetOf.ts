/** An address as a document may link to it; undefined where it is none, for one such breaks the whole for Word. */
export function targetOf(href: string): string | undefined {
  const written = href.replaceAll(/[\s"<>\\^`{|}]/g, encodeURIComponent);
  return URL.canParse(written) ? written : undefined;
}
