import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/check.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { project, resume, ROOT, type BuildJson } from '../support/cli.ts';

const RENDERCV = `cv:
  name: Ada Byrne
  sections:
    experience:
      - { company: Acme, position: Engineer, start_date: 2020-01, end_date: present, mood: good }
`;
const OURS = '# mine\nbasics: { name: Ada } # and here\n';

interface Printed {
  resume: Record<string, unknown> | null;
  from: string | null;
  diagnostics: { code: string; severity: string; file: string; line: number }[];
}

test('the résumé goes to stdout, the talk to stderr', async () => {
  const cwd = await project({ 'cv.yaml': RENDERCV });
  const { code, stdout, stderr } = await resume(['import', 'cv.yaml'], { cwd });
  expect(code).toBe(0);
  expect(parse(stdout.toString())).toEqual({
    basics: { name: 'Ada Byrne' },
    work: [{ name: 'Acme', position: 'Engineer', startDate: '2020-01' }],
  });
  expect(stderr).toMatch(/^cv\.yaml:5:86 warning `mood` is not carried over[^]*1 warning/);
});

test('-o writes a file or into a folder, and overwrites nothing unless forced', async () => {
  const cwd = await project({ 'cv.yaml': RENDERCV, 'taken/resume.json': '{}', 'there.yaml': 'mine' });
  const wrote = await resume(['import', 'cv.yaml', '-o', 'resumes/ada', '-q'], { cwd });
  expect([wrote.code, wrote.stdout.toString(), wrote.stderr]).toEqual([0, '', '']);
  expect(await readFile(join(cwd, 'resumes/ada/resume.yaml'), 'utf8')).toMatch(
    /^basics:\n {2}name: Ada Byrne\n/,
  );
  for (const taken of ['resumes/ada', 'taken', 'there.yaml']) {
    const { code, stderr } = await resume(['import', 'cv.yaml', '-o', taken], { cwd });
    expect(code, taken).toBe(2);
    expect(stderr).toMatch(/stands there already[^]*--force/);
  }
  expect(await readFile(join(cwd, 'there.yaml'), 'utf8')).toBe('mine');
  expect((await resume(['import', 'cv.yaml', '-o', 'there.yaml', '--force'], { cwd })).code).toBe(0);
  expect(await readFile(join(cwd, 'there.yaml'), 'utf8')).toContain('Ada Byrne');
  expect((await resume(['import', 'cv.yaml', '-o', 'new/cv.json'], { cwd })).code).toBe(0);
  expect(JSON.parse(await readFile(join(cwd, 'new/cv.json'), 'utf8'))).toHaveProperty('work');
});

test('where nothing can be written the machine is to blame', async () => {
  const cwd = await project({ 'cv.yaml': RENDERCV });
  const { code, stderr } = await resume(['import', 'cv.yaml', '-o', 'cv.yaml/below'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toMatch(/cannot write .*: a file is where a folder should be/);
});

test('--json prints one document: the résumé, whose it was, what was left behind', async () => {
  const cwd = await project({ 'cv.yaml': RENDERCV });
  const { code, stdout, stderr } = await resume(['import', 'cv.yaml', '--json'], { cwd });
  const { resume: made, from, diagnostics } = JSON.parse(stdout.toString()) as Printed;
  expect([code, stderr, from]).toEqual([0, '', 'rendercv']);
  expect(made).toHaveProperty('basics.name', 'Ada Byrne');
  expect(diagnostics).toMatchObject([{ code: 'not-carried', severity: 'warning', file: 'cv.yaml', line: 5 }]);
});

test('a résumé of ours keeps its comments', async () => {
  const cwd = await project({ 'mine.yaml': OURS });
  expect((await resume(['import', 'mine.yaml'], { cwd })).stdout.toString()).toBe(OURS);
});

test('init --from takes what import takes; what is ours already stays as it is', async () => {
  const cwd = await project({
    'mine.yaml': OURS,
    'cv.yaml': RENDERCV,
    'old.json': '{ "basics": { "name": "Ada", "picture": "a.png" } }',
    'typo.yaml': 'basics: { name: Ada, emial: ada@example.com }\n',
    'li/Positions.csv': 'Company Name,Title\nAcme,Engineer\n',
  });
  const init = (dir: string, from: string) => resume(['init', dir, '--from', from], { cwd });
  const written = (dir: string, name = 'resume.yaml') => readFile(join(cwd, dir, 'resumes/me', name), 'utf8');

  expect((await init('a', 'mine.yaml')).code).toBe(0);
  expect(await written('a')).toBe(OURS);
  expect((await init('b', 'cv.yaml')).stderr).toContain('`mood` is not carried over');
  expect(await written('b')).toContain('name: Acme');
  expect((await init('c', 'old.json')).code).toBe(0);
  expect(await written('c')).toContain('image: a.png');
  expect((await init('d', 'li')).code).toBe(0);
  expect(hasErrors((await check({ cwd: join(cwd, 'd') })).diagnostics)).toBe(false);
  const typo = await init('e', 'typo.yaml');
  expect(typo.code).toBe(1);
  expect(typo.stderr).toMatch(/did you mean `email`\?[^]*nothing was written/);
  expect(await readdir(cwd)).not.toContain('e');
});

const REFUSED: {
  name: string;
  make: (cwd: string) => Promise<void>;
  file?: string;
  code: number;
  says: RegExp;
}[] = [
  { name: 'a file that is not there', make: nothing, code: 2, says: /there is no file cv/ },
  {
    name: 'a broken link',
    make: (cwd) => symlink('nowhere', join(cwd, 'cv')),
    code: 2,
    says: /there is no file cv/,
  },
  {
    name: 'a folder that holds nothing of LinkedIn',
    make: (cwd) => mkdir(join(cwd, 'cv')),
    code: 1,
    says: /no program that is known here[^]*a folder without LinkedIn’s tables[^]*known: JSON Resume/,
  },
  { name: 'an empty file', make: put(''), code: 1, says: /an empty file/ },
  { name: 'a picture', make: put('\x89PNG\r\n\x1a\n\0\0'), code: 1, says: /a picture/ },
  { name: 'LaTeX', make: put('\\documentclass{article}\n\\begin{document}{'), code: 1, says: /LaTeX/ },
  { name: 'prose', make: put('Dear all,\nI am Ada: hello\n  - and'), code: 1, says: /plain text/ },
  {
    name: 'a file of fifty megabytes',
    make: async (cwd) => {
      await writeFile(join(cwd, 'cv'), '');
      await truncate(join(cwd, 'cv'), 50_000_000);
    },
    code: 1,
    says: /50 MB, too much for a résumé/,
  },
  {
    name: 'a PDF of another program',
    make: async (cwd) => writeFile(join(cwd, 'cv'), await pdfWith()),
    code: 1,
    says: /does not carry its data[^]*import the file that it was made of/,
  },
  {
    name: 'a PDF that carries something else',
    make: async (cwd) => writeFile(join(cwd, 'cv'), await pdfWith('[1]')),
    code: 1,
    says: /does not carry its data/,
  },
  {
    name: 'an encrypted PDF',
    make: async (cwd) => {
      const pdf = await PDFDocument.create();
      pdf.addPage();
      pdf.encrypt({ userPassword: 'secret' });
      await writeFile(join(cwd, 'cv'), await pdf.save());
    },
    code: 1,
    says: /this PDF is encrypted[^]*qpdf --decrypt/,
  },
  {
    name: 'half a PDF',
    make: async (cwd) => {
      const whole = await pdfWith('{"basics":{"name":"Ada"}}');
      await writeFile(join(cwd, 'cv'), whole.subarray(0, 60));
    },
    code: 1,
    says: /this PDF cannot be read/,
  },
  { name: 'a broken archive', make: put('PK\x03\x04 and no more'), code: 1, says: /cannot be unpacked/ },
];

test.each(REFUSED)('$name is refused with $code', async ({ make, code, says }) => {
  const cwd = await project({ 'old/resume.yaml': 'old' });
  await make(cwd);
  const ran = await resume(['import', 'cv', '-o', 'old/resume.yaml', '--force'], { cwd });
  expect(ran.stderr).toMatch(says);
  expect(ran.stderr).not.toMatch(/^ {4}at /m);
  expect([ran.code, ran.stdout.toString()]).toEqual([code, '']);
  expect(await readFile(join(cwd, 'old/resume.yaml'), 'utf8')).toBe('old');
});

test('a refusal is one JSON document, too', async () => {
  const cwd = await project({ 'cv.yaml': 'person: Ada\n' });
  const { code, stdout } = await resume(['import', 'cv.yaml', '--json'], { cwd });
  const { resume: made, from, diagnostics } = JSON.parse(stdout.toString()) as Printed;
  expect([code, made, from, diagnostics.map((one) => one.code)]).toEqual([1, null, null, ['unknown-import']]);
});

test('a PDF that was sent prints the same again', async () => {
  const cwd = await project({});
  const built = await resume(['build', 'staff-engineer', '-v', 'staff-ml', '-f', 'pdf', '-o', cwd, '--json']);
  const { outputs } = JSON.parse(built.stdout.toString()) as BuildJson;
  const sent = outputs[0]?.path ?? '';
  const { code, stderr } = await resume(['import', sent, '-o', 'again'], { cwd });
  expect([code, stderr]).toEqual([0, '✓ again/resume.yaml\n']);
  const again = await resume(['build', 'again/resume.yaml', '-f', 'pdf', '-o', '-'], { cwd });
  expect(again.code).toBe(0);
  expect(again.stdout.equals(await readFile(sent))).toBe(true);
});

test('LinkedIn’s archive reads as its folder does', async () => {
  const { zipSync, strToU8 } = await import('fflate');
  const tables = {
    'Positions.csv': 'Company Name,Title,Started On\nAcme,Engineer,Jan 2020\n',
    'Skills.csv': 'Name\nGo\n',
  };
  const cwd = await project(
    Object.fromEntries(Object.entries(tables).map(([name, text]) => [`li/${name}`, text])),
  );
  const files = Object.entries(tables).map(
    ([name, text]) => [`Basic_Export/${name}`, strToU8(text)] as const,
  );
  await writeFile(join(cwd, 'li.zip'), zipSync(Object.fromEntries(files)));
  const [folder, archive] = await Promise.all(
    ['li', 'li.zip'].map((file) => resume(['import', file], { cwd })),
  );
  expect(folder?.code).toBe(0);
  expect(folder?.stdout.toString()).toContain('name: Acme');
  expect(archive?.stdout.toString()).toBe(folder?.stdout.toString());
});

test('--help says what is known', async () => {
  const { stdout } = await resume(['import', '--help'], { cwd: ROOT });
  expect(stdout.toString()).toMatch(/RenderCV[^]*YAMLResume[^]*LinkedIn[^]*Examples:/);
});

async function nothing(): Promise<void> {
  // The row is about what is not there.
}

function put(text: string): (cwd: string) => Promise<void> {
  return (cwd) => writeFile(join(cwd, 'cv'), Buffer.from(text, 'latin1'));
}

/** A PDF of one page, with a file `resume.json` where there is a text for it. */
async function pdfWith(text?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  if (text !== undefined) await pdf.attach(new TextEncoder().encode(text), 'resume.json');
  return pdf.save();
}
