import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { readAttachment } from '../../src/pdf/readAttachment.ts';
import { project } from '../support/cli.ts';
import { finished } from '../support/finished.ts';

const JSON_TEXT = '{"basics":{"name":"Ada Lovelace – עדה"}}\n';

/** A file as we write it; its page does not matter. */
async function ours(json = JSON_TEXT): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  return finished(await document.save({ useObjectStreams: false }), { json });
}

/** The same as another program saves it, after a change. */
async function resaved(
  change: (document: PDFDocument) => void,
  useObjectStreams = true,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(await ours(), { updateMetadata: false });
  change(document);
  return document.save({ useObjectStreams });
}

function names({ catalog }: PDFDocument): PDFDict {
  return catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('EmbeddedFiles'), PDFDict);
}

function unchanged(): void {
  // It is the saving that changes the file.
}

describe('the data come out of a file', () => {
  test.each<[how: string, file: () => Promise<Uint8Array>]>([
    ['as we wrote it', () => ours()],
    [
      'with something before and after it',
      async () => Buffer.concat([Buffer.from('\r\n'), await ours(), Buffer.from('\n\n')]),
    ],
    ['saved anew, its objects packed', () => resaved(unchanged)],
    ['saved anew, its objects one by one', () => resaved(unchanged, false)],
    [
      'with more attachments',
      () => resaved((document) => void document.attach(Buffer.from('{}'), 'other.json')),
    ],
    [
      'whose names were sorted into a tree',
      () =>
        resaved((document) => {
          const list = names(document).lookup(PDFName.of('Names'), PDFArray);
          const leaf = document.context.register(document.context.obj({ Names: list }));
          names(document).delete(PDFName.of('Names'));
          names(document).set(PDFName.of('Kids'), document.context.obj([leaf]));
        }),
    ],
  ])('%s', async (_, file) => {
    expect(await readAttachment(await file())).toEqual({ json: JSON_TEXT });
  });

  test('that resume build printed, theme or template', async () => {
    const cwd = await project({
      'resume.yaml': 'basics: { name: Ada, x-mine: SECRET }\nmeta: { version: v1 }\n',
    });
    const { outputs } = await build({ cwd, formats: ['pdf'], outDir: '-' });
    const read = await readAttachment(Buffer.from(outputs[0]?.content ?? ''));
    expect('json' in read && JSON.parse(read.json)).toEqual({
      basics: { name: 'Ada' },
      meta: { version: 'v1', 'x-resume-as-code': { template: { name: 'classic' } } },
    });
  });
});

describe('or the reason why not', () => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = await ours();
  });

  test.each<[what: string, file: () => Promise<Uint8Array> | Uint8Array, failed: string]>([
    ['text', () => Buffer.from('basics: { name: Ada }'), 'not-a-pdf'],
    ['nothing', () => new Uint8Array(), 'not-a-pdf'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'), 'not-a-pdf'],
    ['the first bytes of a file', () => whole.subarray(0, 40), 'damaged'],
    ['a file that is cut off', () => whole.subarray(0, whole.length / 4), 'damaged'],
    [
      'a file with data that do not unpack',
      () => {
        const packed = deflateSync(Buffer.from(JSON_TEXT));
        const at = whole.indexOf(packed);
        return Buffer.concat([
          whole.subarray(0, at),
          Buffer.alloc(packed.length),
          whole.subarray(at + packed.length),
        ]);
      },
      'damaged',
    ],
    ['a file that unpacks without end', () => ours(' '.repeat(30_000_000)), 'damaged'],
    [
      'a file that needs a password',
      () =>
        resaved((document) => {
          document.encrypt({ ownerPassword: 'secret', userPassword: 'secret' });
        }, false),
      'encrypted',
    ],
    ['somebody else’s file', async () => (await PDFDocument.create()).save(), 'no-attachment'],
    [
      'a file with other data',
      () =>
        resaved((document) => {
          names(document).set(PDFName.of('Names'), document.context.obj([] as PDFObject[]));
        }),
      'no-attachment',
    ],
    [
      'names that go round in a circle',
      () =>
        resaved((document) => {
          const circle = document.context.register(names(document));
          names(document).delete(PDFName.of('Names'));
          names(document).set(PDFName.of('Kids'), document.context.obj([circle]));
        }),
      'no-attachment',
    ],
  ])('%s', async (_, file, failed) => {
    expect(await readAttachment(await file())).toEqual({ failed });
  });
});

test('an attachment that another program added is read, too', async () => {
  const document = await PDFDocument.create();
  await document.attach(Buffer.from(JSON_TEXT), 'resume.json', { mimeType: 'application/json' });
  expect(await readAttachment(await document.save())).toEqual({ json: JSON_TEXT });
});
