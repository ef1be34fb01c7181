import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/core/textWidth.ts';
import { match } from '../../src/index.ts';
import { BIN, project, resume, ROOT } from '../support/cli.ts';

const RESUME = `basics: { name: Ada, label: Senior Engineer, summary: Runs things on Linux. }
work:
  - id: acme
    name: Acme
    position: Engineer
    startDate: 2015-01
    endDate: 2020-12
    keywords: [Python, Go]
    highlights:
      - { id: queues, tags: [data], text: Built queues with Kafka }
      - { id: cloud, tags: [ops], text: Moved it to AWS, alt: { long: Moved it to AWS with Terraform } }
      - { id: web, tags: [web], text: Wrote a React app }
skills: [{ name: Stores, keywords: [PostgreSQL] }]
education: [{ institution: London, studyType: BSc }]
`;

const AD = `Senior Engineer

Requirements
- 5 years of Kafka, AWS, React, PostgreSQL, Terraform and Rust
- Python or Go
- BSc
`;

const VARIANTS = {
  'variants/ops.yaml': 'exclude: [web]\nsections: [work]\n',
  'variants/data.yaml': 'include: [data]\n',
  'variants/picked.yaml': 'work: { acme: { highlights: [cloud] } }\nskills: { stores: null }\nuse: [long]\n',
};

test('each term is there, one step away by what keeps it out, or missing; the best variant is the first', async () => {
  const cwd = await project({ 'resume.yaml': RESUME, ...VARIANTS });
  const { variants } = await match({ cwd, job: AD });
  // Of equal scores the variant wins that says the least beside.
  expect(variants.map(({ variant, score, possible }) => `${variant} ${score} ${possible}`)).toEqual([
    'default 75 88',
    'ops 50 88',
    'data 50 88',
    'picked 50 88',
  ]);
  const why = (name: string) =>
    Object.fromEntries(
      (variants.find(({ variant }) => variant === name)?.terms ?? []).map(
        ({ term, state, why: said, at }) => [term, state === 'present' ? at : said || state],
      ),
    );
  expect(why('default')).toEqual({
    Kafka: 'resume.yaml:10',
    AWS: 'resume.yaml:11',
    React: 'resume.yaml:12',
    PostgreSQL: 'resume.yaml:13',
    Terraform: '`use: [long]` would take this wording',
    Rust: 'missing',
    Python: 'resume.yaml:8',
    Go: 'resume.yaml:8',
  });
  expect(why('ops')).toMatchObject({
    React: '`exclude` takes `web` out',
    PostgreSQL: '`sections` does not list its section',
  });
  expect(why('data')).toMatchObject({ AWS: '`include` lacks its tag `ops`' });
  expect(why('picked')).toMatchObject({
    Kafka: 'the list of `picked` does not name it',
    PostgreSQL: '`picked` removes it',
    Terraform: 'resume.yaml:11',
  });
});

test('years, rank and degree are held against the dates and titles', async () => {
  const cwd = await project({ 'resume.yaml': RESUME });
  const asks = async (job: string) => (await match({ cwd, job })).variants[0]?.asks;
  expect(await asks(AD)).toEqual([
    { asked: '5 years of experience', state: 'met', found: '6 years of work since 2015' },
    { asked: 'senior level', state: 'met', found: 'Senior Engineer' },
    { asked: 'bachelor’s degree', state: 'met', found: 'BSc' },
  ]);
  expect((await asks('Principal Engineer\n\n8 years of Rust, a PhD'))?.map(({ state }) => state)).toEqual([
    'not met',
    'not met',
    'not met',
  ]);
});

test('the table fits 80 columns, in every script', async () => {
  const cwd = await project({
    'resume.yaml': RESUME.replace('name: Stores', 'name: データベースと保存の技術とその他'),
    ['variants/a-very-long-name-of-a-variant-for-a-very-long-name-of-a-company-of-mine.yaml']: '{}\n',
    'ad.txt': AD.replace('Senior Engineer', `Senior Engineer ${'of everything '.repeat(20)}`),
  });
  const { code, stdout, stderr } = await resume(['match', 'ad.txt'], { cwd });
  expect(code).toBe(0);
  const lines = stdout.toString().split('\n');
  expect(lines.filter((line) => textWidth(line) > 80)).toEqual([]);
  expect(stdout.toString()).toMatch(/✓ Kafka +required +resume\.yaml:10 work\.acme/);
  expect(stderr).toMatch(/^score: the weight of the terms/);
});

test('the same ad gives the same document, from a file and from stdin', async () => {
  const cwd = await project({ 'resume.yaml': RESUME, ...VARIANTS, 'ad.txt': AD });
  const first = await resume(['match', 'ad.txt', '--json'], { cwd });
  const child = spawn(process.execPath, [BIN, 'match', '-', '--json'], { cwd });
  child.stdin.end(AD);
  let piped = '';
  child.stdout.on('data', (chunk: Buffer) => (piped += chunk.toString()));
  await once(child, 'close');
  expect(piped).toBe(first.stdout.toString());
  const { job, variants } = JSON.parse(piped) as { job: { title: string }; variants: object[] };
  expect(job.title).toBe('Senior Engineer');
  expect(variants).toHaveLength(4);
});

test('an ad in German is matched as it is written, and that is said', async () => {
  const { code, stderr, stdout } = await resume(['match', join(ROOT, 'test/fixtures/jobs/german.txt')]);
  expect(stderr).toMatch(/The ad is in German/);
  expect(stdout.toString()).toMatch(/✓ PostgreSQL/);
  expect(code).toBe(0);
});

test.each([
  ['an empty ad', { 'ad.txt': ' \n' }, ['match', 'ad.txt'], /is empty/],
  ['a PDF', { 'ad.txt': '%PDF-1.4 x' }, ['match', 'ad.txt'], /is a PDF.*save the ad as text/s],
  ['bytes', { 'ad.txt': 'a\0b' }, ['match', 'ad.txt'], /is no text/],
  ['a huge file', { 'ad.txt': 'x'.repeat(4_100_000) }, ['match', 'ad.txt'], /more than 4 MB/],
  ['a file that is not there', {}, ['match', 'ad.txt'], /there is no file ad\.txt/],
  ['a folder', {}, ['match', '.'], /is a folder/],
  ['no ad', {}, ['match'], /missing required argument 'job'/],
  [
    'a variant that is not there',
    { 'ad.txt': AD },
    ['match', 'ad.txt', '-v', 'defalt'],
    /did you mean `default`/,
  ],
])('%s is wrong usage', async (_, files, args, said) => {
  const { code, stderr } = await resume(args, { cwd: await project({ 'resume.yaml': RESUME, ...files }) });
  expect(stderr).toMatch(said);
  expect(code).toBe(2);
});

test('an ad without terms has no score, and says so', async () => {
  const cwd = await project({ 'resume.yaml': RESUME, 'ad.txt': 'We need a person who is kind.\n' });
  const { code, stdout, stderr } = await resume(['match', 'ad.txt'], { cwd });
  expect(stderr).toMatch(/names nothing that could be looked for/);
  expect(stdout.toString()).not.toMatch(/%/);
  expect(code).toBe(0);
  expect((await match({ cwd, job: 'Kind people.' })).variants[0]?.score).toBeNull();
});

test('a résumé with errors is told as by every command', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { emial: a }\n', 'ad.txt': AD });
  const { code, stderr } = await resume(['match', 'ad.txt'], { cwd });
  expect(stderr).toContain('did you mean `email`?');
  expect(code).toBe(1);
});

test('a signal stops it', async () => {
  await expect(match({ cwd: ROOT, job: AD, signal: AbortSignal.abort() })).rejects.toThrow();
});
