import { expect, test } from 'vitest';
import { markArtifacts } from '../../src/pdf/markArtifacts.ts';

const SHOW = 'BT\n/F1 9 Tf\n<0001> Tj\nET';

test.each([
  ['a letter between elements', `q\n${SHOW}\nQ`, `q\n/Artifact BMC\n${SHOW}\nEMC\nQ`],
  ['a rule', '1 0 0 rg\n0 0 9 1 re\nf\n', '1 0 0 rg\n/Artifact BMC\n0 0 9 1 re\nf\nEMC\n'],
  [
    'each path by itself',
    '0 0 m 1 1 l S 2 2 m h B*',
    '/Artifact BMC\n0 0 m 1 1 l S\nEMC /Artifact BMC\n2 2 m h B*\nEMC',
  ],
  ['a clip, which paints nothing', '0 0 9 9 re\nW* n\n', '0 0 9 9 re\nW* n\n'],
  ['a path after a clip', '0 0 9 9 re W n 1 1 2 2 re f', '0 0 9 9 re W n /Artifact BMC\n1 1 2 2 re f\nEMC'],
  ['what has its element', `/P <</MCID 0 >>BDC\n${SHOW}\nEMC\n`, `/P <</MCID 0 >>BDC\n${SHOW}\nEMC\n`],
  ['what is an artifact', '/Artifact BMC\n0 0 1 1 re f\nEMC', '/Artifact BMC\n0 0 1 1 re f\nEMC'],
  [
    'a sequence in an element',
    '/P <</MCID 0>> BDC /Span <</ActualText (\\))>> BDC (x) Tj EMC (y) Tj EMC 0 0 1 1 re f',
    '/P <</MCID 0>> BDC /Span <</ActualText (\\))>> BDC (x) Tj EMC (y) Tj EMC /Artifact BMC\n0 0 1 1 re f\nEMC',
  ],
  [
    'a sequence of no element',
    `BT /ReversedChars BMC (x) Tj EMC ET`,
    `/Artifact BMC\nBT /ReversedChars BMC (x) Tj EMC ET\nEMC`,
  ],
  [
    'letters beside an element in one text object',
    'BT (a) Tj /P <</MCID 0>> BDC (b) Tj EMC (c) Tj ET',
    'BT /Artifact BMC\n(a) Tj\nEMC /P <</MCID 0>> BDC (b) Tj EMC /Artifact BMC\n(c) Tj\nEMC ET',
  ],
  [
    'strings that hold operators',
    '/P <</MCID 0>> BDC (EMC ( f ) \\) EMC) Tj EMC BT (ET f) Tj ET',
    '/P <</MCID 0>> BDC (EMC ( f ) \\) EMC) Tj EMC /Artifact BMC\nBT (ET f) Tj ET\nEMC',
  ],
  [
    'an end of a sequence in hexadecimal digits',
    '/P <</MCID 0>> BDC\n<0E0C> Tj\n% EMC\nEMC\n',
    '/P <</MCID 0>> BDC\n<0E0C> Tj\n% EMC\nEMC\n',
  ],
  ['names that look like operators', '/f gs /BT gs\n', '/f gs /BT gs\n'],
  ['a picture', 'q /X4 Do Q', 'q /Artifact BMC\n/X4 Do\nEMC Q'],
  [
    'an inline picture, whose bytes may be anything',
    'BI /W 1 /H 1 ID \xFF EI \x00\xFFf EMC EI\nQ',
    '/Artifact BMC\nBI /W 1 /H 1 ID \xFF EI \x00\xFFf EMC EI\nEMC\nQ',
  ],
  ['a shading', '/S1 sh', '/Artifact BMC\n/S1 sh\nEMC'],
  ['content that is named elsewhere', '/OC /MC0 BDC 0 0 1 1 re f EMC', '/OC /MC0 BDC 0 0 1 1 re f EMC'],
])('%s', (_, content, expected) => {
  const marked = markArtifacts(content, () => false).content;
  expect(marked).toBe(expected);
  // What is marked once is not marked again.
  expect(markArtifacts(marked, () => false).content).toBe(marked);
});

test('a form that is drawn outside is looked into, one that is drawn inside is not', () => {
  const content = '/F1 Do /P <</MCID 0>> BDC /F2 Do EMC /X1 Do';
  const { forms, content: marked } = markArtifacts(content, (name) => name.startsWith('F'));
  expect(forms).toEqual(['F1']);
  expect(marked).toBe('/F1 Do /P <</MCID 0>> BDC /F2 Do EMC /Artifact BMC\n/X1 Do\nEMC');
});
