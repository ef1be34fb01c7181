import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What is wrong with a PDF by each rule of PDF/UA-1 that a program can judge; nothing, if all is well. */
export type Verdict = Record<Rule, string[]>;
export type Rule = keyof typeof RULES;

/** Reads a PDF with two engines, neither of which wrote it: pdf-lib its objects, pdf.js what its pages draw. */
export async function judgeUa(bytes: Uint8Array): Promise<Verdict> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const tree = dictIn(document.catalog, 'StructTreeRoot');
  const subject: Subject = {
    document,
    xmp: xmpOf(document),
    elements: tree ? elementsBelow(tree, undefined) : [],
    drawn: await drawnOn(bytes),
  };
  return Object.fromEntries(
    Object.entries(RULES).map(([rule, find]) => [rule, [...new Set(find(subject))]]),
  ) as Verdict;
}

interface Subject {
  document: PDFDocument;
  xmp: string;
  /** In reading order. */
  elements: Element[];
  /** What each page draws, in order. */
  drawn: Drawn[][];
}

interface Element {
  ref: PDFRef | undefined;
  dict: PDFDict;
  type: string;
  parent: Element | undefined;
  kids: Element[];
}

/** One operator that paints, and the marked sequences that it stands in. */
interface Drawn {
  what: string;
  mcids: number[];
  isArtifact: boolean;
  /** Of text. */
  codes: number[];
}

/** By the conditions of the Matterhorn Protocol 1.1. */
export const RULES = {
  '01-003 no artifact inside tagged content, 01-004 nor the other way round': ({ drawn }) =>
    drawn.flat().flatMap(({ what, mcids, isArtifact }) => (mcids.length > 0 && isArtifact ? [what] : [])),
  '01-005 all content is tagged or an artifact': ({ drawn }) =>
    drawn.flat().flatMap(({ what, mcids, isArtifact }) => (mcids.length > 0 || isArtifact ? [] : [what])),
  '01-007 the file says that it is tagged, and suspects nothing': ({ document }) => {
    const mark = dictIn(document.catalog, 'MarkInfo');
    return String(mark?.get(PDFName.of('Marked'))) === 'true' && !mark?.has(PDFName.of('Suspects'))
      ? []
      : [String(mark)];
  },
  '02-001 types of elements are standard ones or stand for one': (subject) => {
    const roles = rolesOf(subject);
    return subject.elements.flatMap(({ type }) => (STANDARD.has(roles.get(type) ?? type) ? [] : [type]));
  },
  '02-004 no standard type stands for another': (subject) =>
    [...rolesOf(subject).keys()].filter((type) => STANDARD.has(type)),
  '06-001 there is an XMP packet': ({ xmp }) => (xmp.includes('<rdf:RDF') ? [] : ['none']),
  '06-002 it says PDF/UA-1': ({ xmp }) => (valueIn(xmp, 'pdfuaid:part') === '1' ? [] : [xmp]),
  '06-003 it has a title': ({ xmp }) => (valueIn(xmp, 'dc:title') ? [] : [xmp]),
  '07-001 the window shows the title': ({ document }) => {
    const preferences = dictIn(document.catalog, 'ViewerPreferences');
    return String(preferences?.get(PDFName.of('DisplayDocTitle'))) === 'true' ? [] : [String(preferences)];
  },
  '09-004 rows stand in tables, 09-005 cells in rows': (subject) =>
    misplaced(subject, {
      TR: ['Table', 'THead', 'TBody', 'TFoot'],
      TH: ['TR'],
      TD: ['TR'],
      THead: ['Table'],
      TBody: ['Table'],
      TFoot: ['Table'],
    }),
  '09-006 items stand in lists, and hold a label and a body': (subject) => [
    ...misplaced(subject, { LI: ['L'], Lbl: ['LI', 'Note', 'BibEntry', 'TOCI'], LBody: ['LI'] }),
    ...wrongKids(subject, { L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'] }),
  ],
  '11-001 the natural language is told': ({ document, elements }) => {
    const told = [document.catalog, ...elements.map(({ dict }) => dict)].map((dict) =>
      dict.has(PDFName.of('Lang')) ? textIn(dict, 'Lang') : undefined,
    );
    const wrong = told.filter((lang) => lang !== undefined && !/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(lang));
    return told[0] === undefined ? ['not for the whole document'] : wrong.map(String);
  },
  '13-004 pictures have words': ({ elements }) =>
    elements
      .filter(({ type, dict }) => type === 'Figure' && !textIn(dict, 'Alt') && !textIn(dict, 'ActualText'))
      .map(({ dict }) => String(dict)),
  '14-002 the first heading is H1, 14-003 and none skips a level': ({ elements }) => {
    const levels = elements.flatMap(({ type }) => /^H([1-6])$/.exec(type)?.[1] ?? []).map(Number);
    return levels.flatMap((level, index) =>
      level > (levels[index - 1] ?? 0) + 1 ? [`H${level} after ${levels.slice(0, index).join(' ')}`] : [],
    );
  },
  '14-006 no node has an unnumbered heading beside numbered ones': ({ elements }) =>
    elements.flatMap(({ type }) => (type === 'H' ? [type] : [])),
  '15-003 cells know their headers': ({ elements }) => {
    const ids = elements.filter(({ type }) => type === 'TH').map(({ dict }) => textIn(dict, 'ID'));
    return elements.flatMap(({ type, dict }) => {
      const attributes = itemsOf(dict.lookup(PDFName.of('A'))).filter((one) => one instanceof PDFDict);
      if (type === 'TH') return attributes.some((one) => one.has(PDFName.of('Scope'))) ? [] : [String(dict)];
      if (type !== 'TD') return [];
      const named = attributes.flatMap((one) => itemsOf(one.lookup(PDFName.of('Headers')))).map(shown);
      return named.length > 0 && named.every((id) => ids.includes(id)) ? [] : [String(dict)];
    });
  },
  '15-… rows of a table have as many cells (7.2)': ({ elements }) =>
    elements.flatMap((table) => {
      if (table.type !== 'Table') return [];
      const rows = elements.filter(({ type, parent }) => type === 'TR' && isBelow(parent, table));
      const widths = rows.map(({ kids }) => kids.length);
      return new Set(widths).size > 1 ? [`rows of ${widths.join(', ')} cells`] : [];
    }),
  '19-003 notes have an ID': ({ elements }) =>
    elements.flatMap(({ type, dict }) => (type === 'Note' && !textIn(dict, 'ID') ? [String(dict)] : [])),
  '21-001 attached files have both their names': ({ document }) =>
    document.context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFDict && one.has(PDFName.of('EF')) ? [one] : []))
      .filter((file) => !textIn(file, 'F') || !textIn(file, 'UF'))
      .map(String),
  '28-008 tabulators follow the structure': ({ document }) =>
    document
      .getPages()
      .filter(({ node }) => node.has(PDFName.of('Annots')) && String(node.get(PDFName.of('Tabs'))) !== '/S')
      .map(({ node }) => String(node)),
  '28-011 links stand in an element for links': ({ document, elements }) => {
    const within = elements.filter(({ type }) => type === 'Link').flatMap(({ dict }) => objectsIn(dict));
    return linksIn(document).flatMap(({ ref, dict }) => (within.includes(String(ref)) ? [] : [String(dict)]));
  },
  '28-012 links say where they lead': ({ document }) =>
    linksIn(document).flatMap(({ dict }) => (textIn(dict, 'Contents') ? [] : [String(dict)])),
  '31-009 fonts are embedded': ({ document }) =>
    dictsOf(document, 'FontDescriptor').flatMap((dict) =>
      ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(PDFName.of(key))) ? [] : [String(dict)],
    ),
  '31-027 letters have their way back to Unicode': ({ document }) =>
    dictsOf(document, 'Font').flatMap((dict) =>
      String(dict.get(PDFName.of('Subtype'))) === '/CIDFontType2' || dict.has(PDFName.of('ToUnicode'))
        ? []
        : [String(dict)],
    ),
  '31-030 no letter is missing': ({ drawn }) =>
    drawn.flat().flatMap(({ what, codes }) => (codes.includes(0) ? [what] : [])),
  'the structure and the pages agree (ISO 32000-1, 14.7)': (subject) => [
    ...strayContent(subject),
    ...subject.elements.flatMap(({ dict, parent }) => {
      const told = dict.lookup(PDFName.of('P'));
      const root = dictIn(subject.document.catalog, 'StructTreeRoot');
      return told === (parent?.dict ?? root) ? [] : [`its parent is another: ${String(dict)}`];
    }),
  ],
} satisfies Record<string, (subject: Subject) => string[]>;

const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI ' +
    'Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT ' +
    'RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

function dictIn(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

function textIn(dict: PDFDict, key: string): string {
  return shown(dict.lookup(PDFName.of(key)));
}

function shown(value: PDFObject | undefined): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

/** A list's items; one value is a list of one. */
function itemsOf(value: PDFObject | undefined): PDFObject[] {
  if (value instanceof PDFArray)
    return Array.from({ length: value.size() }, (_, at) => value.lookup(at)).filter(
      (one) => one !== undefined,
    );
  return value === undefined ? [] : [value];
}

function xmpOf({ catalog }: PDFDocument): string {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return '';
  return new TextDecoder().decode(decodePDFRawStream(stream).decode());
}

function valueIn(xmp: string, name: string): string {
  const [, inside = ''] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(xmp) ?? [];
  return inside.replace(/<[^>]+>/g, '').trim();
}

function elementsBelow(dict: PDFDict, parent: Element | undefined): Element[] {
  const below: Element[] = [];
  const list = dict.lookup(PDFName.of('K'));
  const kids = list instanceof PDFArray ? list.asArray() : [dict.get(PDFName.of('K'))];
  for (const kid of kids) {
    const value = kid instanceof PDFRef ? dict.context.lookup(kid) : kid;
    if (!(value instanceof PDFDict) || !value.has(PDFName.of('S'))) continue;
    const type = String(value.get(PDFName.of('S'))).slice(1);
    const ref = kid instanceof PDFRef ? kid : undefined;
    const element: Element = { ref, dict: value, type, parent, kids: [] };
    parent?.kids.push(element);
    below.push(element, ...elementsBelow(value, element));
  }
  return below;
}

function rolesOf({ document }: Subject): Map<string, string> {
  const tree = dictIn(document.catalog, 'StructTreeRoot');
  const roles = tree && dictIn(tree, 'RoleMap');
  return new Map(
    (roles?.entries() ?? []).map(([type, role]) => [String(type).slice(1), String(role).slice(1)]),
  );
}

/** NonStruct is nothing: what is told of an element's place looks through it. */
function misplaced({ elements }: Subject, places: Readonly<Record<string, readonly string[]>>): string[] {
  return elements.flatMap(({ type, parent }) => {
    let above = parent;
    while (above?.type === 'NonStruct') above = above.parent;
    return places[type]?.includes(above?.type ?? '') === false
      ? [`${type} in ${above?.type ?? 'nothing'}`]
      : [];
  });
}

function wrongKids({ elements }: Subject, allowed: Readonly<Record<string, readonly string[]>>): string[] {
  return elements.flatMap(({ type, kids }) =>
    kids.flatMap((kid) => (allowed[type]?.includes(kid.type) === false ? [`${kid.type} in ${type}`] : [])),
  );
}

function isBelow(element: Element | undefined, above: Element): boolean {
  return element !== undefined && (element === above || isBelow(element.parent, above));
}

function linksIn(document: PDFDocument): { ref: PDFRef; dict: PDFDict }[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([ref, dict]) =>
      dict instanceof PDFDict && String(dict.get(PDFName.of('Subtype'))) === '/Link' ? [{ ref, dict }] : [],
    );
}

function dictsOf(document: PDFDocument, type: string): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) =>
      one instanceof PDFDict && String(one.get(PDFName.of('Type'))) === `/${type}` ? [one] : [],
    );
}

/** The annotations that belong to an element. */
function objectsIn(element: PDFDict): string[] {
  return itemsOf(element.lookup(PDFName.of('K'))).flatMap((kid) =>
    kid instanceof PDFDict && kid.has(PDFName.of('Obj')) ? [String(kid.get(PDFName.of('Obj')))] : [],
  );
}

/** What a page draws under a number must be claimed by the element that the parent tree gives for it. */
function strayContent({ document, drawn }: Subject): string[] {
  const tree = dictIn(document.catalog, 'StructTreeRoot');
  const rows = itemsOf((tree && dictIn(tree, 'ParentTree'))?.lookup(PDFName.of('Nums')));
  const parents = new Map(
    rows.flatMap((key, at) => (at % 2 === 0 ? [[String(key), rows[at + 1]] as const] : [])),
  );
  return document.getPages().flatMap(({ node, ref }, page) => {
    const owners = itemsOf(parents.get(String(node.get(PDFName.of('StructParents')))));
    const numbers = new Set(drawn[page]?.flatMap(({ mcids }) => mcids));
    return [...numbers].flatMap((number) => {
      const owner = owners[number];
      const claims = (owner instanceof PDFDict ? itemsOf(owner.lookup(PDFName.of('K'))) : []).some((kid) => {
        // On the element's own page it is a number, on another a reference to that page's.
        const [holder, mcid] = kid instanceof PDFDict ? [kid, kid.get(PDFName.of('MCID'))] : [owner, kid];
        const isHere = holder instanceof PDFDict && holder.get(PDFName.of('Pg')) === ref;
        return isHere && mcid instanceof PDFNumber && mcid.asNumber() === number;
      });
      return claims ? [] : [`content ${number} of page ${page + 1} belongs to ${String(owner)}`];
    });
  });
}

const PAINTS = new Map(
  (
    'showText,showSpacedText,nextLineShowText,fill,eoFill,stroke,fillStroke,constructPath' +
    ',eoFillStroke,closeStroke,closeFillStroke,closeEOFillStroke,shadingFill,paintImageXObject' +
    ',paintInlineImageXObject,paintImageMaskXObject,paintSolidColorImageMask,rawFillPath'
  )
    .split(',')
    .map((name) => [(OPS as Record<string, number>)[name], name]),
);

async function drawnOn(bytes: Uint8Array): Promise<Drawn[][]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
    .promise;
  const pages: Drawn[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const open: { tag: string; mcid: number | null }[] = [];
    const drawn: Drawn[] = [];
    for (const [index, operator] of fnArray.entries()) {
      const args = (argsArray[index] ?? []) as unknown[];
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
        const [tag, mcid] = args as [string | { name: string }, unknown];
        const name = typeof tag === 'string' ? tag : tag.name;
        open.push({ tag: name, mcid: typeof mcid === 'number' ? mcid : null });
      } else if (operator === OPS.endMarkedContent) open.pop();
      // What only clips is no painting.
      else if (PAINTS.has(operator) && !(operator === OPS.constructPath && args[0] === OPS.endPath)) {
        const glyphs =
          operator === OPS.showText
            ? (args[0] as ({ originalCharCode: number; unicode: string } | number)[])
            : [];
        const letters = glyphs.filter((glyph) => typeof glyph !== 'number');
        drawn.push({
          what: `page ${number}: ${PAINTS.get(operator) ?? ''} ${letters.map(({ unicode }) => unicode).join('')}`,
          mcids: open.flatMap(({ mcid }) => mcid ?? []),
          isArtifact: open.some(({ tag }) => tag === 'Artifact'),
          codes: letters.map(({ originalCharCode }) => originalCharCode),
        });
      }
    }
    if (open.length > 0)
      drawn.push({ what: `page ${number} leaves a sequence open`, mcids: [], isArtifact: false, codes: [] });
    pages.push(drawn);
  }
  await document.destroy();
  return pages;
}
