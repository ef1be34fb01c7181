import { parse, tree, type DefaultTreeAdapterTypes } from '../core/htmlTree.ts';

type Child = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What no reader of a job ad reads: code, and the site around it. */
const UNREAD = new Set(
  'script style template noscript svg head nav footer iframe object form button select textarea'.split(' '),
);

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** A page as lines: headings behind `#`, items of lists behind `-`; a block in bold counts as a heading. */
export function readHtml(html: string): string {
  const lines: string[] = [''];
  const write = (text: string): void => {
    lines.push(`${lines.pop() ?? ''}${text}`);
  };
  const visit = (node: Child): void => {
    if (tree.isTextNode(node)) write(node.value.replace(/\s+/g, ' '));
    if (!tree.isElementNode(node) || UNREAD.has(node.tagName)) return;
    const { tagName: name } = node;
    if (name === 'br') lines.push('');
    const isBlock = BLOCKS.has(name);
    if (isBlock) lines.push('');
    if (/^h[1-6]$/.test(name) || (isBlock && isBold(node))) write('# ');
    if (name === 'li') write('- ');
    node.childNodes.forEach(visit);
    if (isBlock) lines.push('');
  };
  const { childNodes } = parse(html, { scriptingEnabled: false }) as Parent;
  childNodes.forEach(visit);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '-' && line !== '#')
    .join('\n');
}

/** Whether nothing stands in it but bold words. */
function isBold({ childNodes }: Parent): boolean {
  const told = childNodes.filter((node) => !tree.isTextNode(node) || node.value.trim() !== '');
  return (
    told.length > 0 && told.every((node) => tree.isElementNode(node) && /^(b|strong)$/.test(node.tagName))
  );
}
