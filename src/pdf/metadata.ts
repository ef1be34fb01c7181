import { writeDict, writeText } from './syntax.ts';

/** What a document says of itself. */
export interface Metadata {
  title: string;
  author: string;
  subject: string;
  keywords: readonly string[];
  /** BCP 47 */
  lang: string;
  /** When it was last changed, ISO 8601, as exact as it is known: `2024`, `2024-05-06T07:08:09Z`; undefined for no date at all. */
  date: string | undefined;
  /** `resume-as-code 1.2.3` */
  program: string;
}

/** The information dictionary; what is empty is not in it. */
export function infoDict({ title, author, subject, keywords, program, date }: Metadata): string {
  const texts: [string, string][] = [
    ['Title', title],
    ['Author', author],
    ['Subject', subject],
    ['Keywords', keywords.join(', ')],
    ['Creator', program],
    ['Producer', program],
  ];
  const info = new Map(texts.filter(([, text]) => text).map(([key, text]) => [key, writeText(text)]));
  if (date !== undefined) info.set('CreationDate', `(${pdfDate(date)})`).set('ModDate', `(${pdfDate(date)})`);
  return writeDict(info);
}

/** The same as the XMP packet that PDF/UA-1 wants. It is not deflated: programs that read no PDF look for it. */
export function xmpStream(metadata: Metadata): string {
  const packet = Buffer.from(xmpPacket(metadata));
  return `<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>> stream\n${packet.toString('latin1')}\nendstream`;
}

/** `2024-05-06T07:08:09+02:00` → `D:20240506070809+02'00'`; no more exact than it is told. */
export function pdfDate(iso: string): string {
  const [, local = '', zone = ''] = /^([\d-]+(?:T[\d:]+)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(iso) ?? [];
  return `D:${local.replace(/\D/g, '')}${zone.replace(/^([+-]\d\d):(\d\d)$/, "$1'$2'")}`;
}

function xmpPacket({ title, author, subject, keywords, lang, program, date }: Metadata): string {
  const alternatives = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: 'Seq' | 'Bag', texts: readonly string[]) =>
    `<rdf:${kind}>${texts.map((text) => `<rdf:li>${xml(text)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const properties: [string, string][] = [
    ['pdfuaid:part', '1'],
    ['dc:format', 'application/pdf'],
    ['dc:title', alternatives(title)],
    ['dc:creator', author && list('Seq', [author])],
    ['dc:description', subject && alternatives(subject)],
    ['dc:subject', keywords.length > 0 ? list('Bag', keywords) : ''],
    ['dc:language', list('Bag', [lang])],
    ['pdf:Keywords', xml(keywords.join(', '))],
    ['pdf:Producer', xml(program)],
    ['xmp:CreatorTool', xml(program)],
    ['xmp:CreateDate', date ?? ''],
    ['xmp:ModifyDate', date ?? ''],
  ];
  const written = properties
    .filter(([, value]) => value)
    .map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${written.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Text in XML; of control characters it allows only three. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
