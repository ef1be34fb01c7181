import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { chooseReporter } from '../../src/cli/reporters/index.ts';
import type { Checked } from '../../src/cli/reporters/reporter.ts';
import { CODES, type Diagnostic } from '../../src/diagnostic.ts';
import { project, resume } from '../support/cli.ts';

const FOUND: Diagnostic = {
  code: 'unknown-key',
  severity: 'error',
  message: 'unknown key `emial`, 50% sure:\r\nreally',
  hint: 'did you mean `email`?',
  file: 'resumes/a b/resume.yaml',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 10,
  path: 'basics.emial',
  excerpt: '    emial: a',
};

/** What a reporter writes to stdout. */
async function told(name: string, checked: Partial<Checked>, env: NodeJS.ProcessEnv = {}): Promise<string> {
  let out = '';
  const silent = () => undefined;
  const talk = {
    out: (content: Uint8Array | string) => void (out += content.toString()),
    say: silent,
    complain: silent,
    progress: silent,
    colors: new Chalk({ level: 0 }),
    width: 80,
  };
  const all = { checked: ['ada/default'], diagnostics: [FOUND], notes: [], ...checked };
  await chooseReporter(name).tell(all, talk, { cwd: '/repo/cv', env });
  return out;
}

test('github: what would end a property or a command is escaped', async () => {
  expect(await told('github', {})).toBe(
    '::error file=resumes/a b/resume.yaml,line=3,endLine=3,col=5,endColumn=9,title=unknown-key' +
      '::unknown key `emial`, 50%25 sure:%0D%0Areally%0Adid you mean `email`?\n',
  );
  const odd = { ...FOUND, file: 'a,b:c%.yaml', hint: '', message: 'x' };
  expect(await told('github', { diagnostics: [odd] })).toContain('file=a%2Cb%3Ac%25.yaml,');
});

test('github: files go by the repository’s root, and what is in no file has no place', async () => {
  expect(await told('github', {}, { GITHUB_WORKSPACE: '/repo' })).toContain(
    'file=cv/resumes/a b/resume.yaml,',
  );
  for (const file of ['--set', '../../elsewhere.yaml']) {
    expect(await told('github', { diagnostics: [{ ...FOUND, file }] })).toMatch(
      /^::error title=unknown-key::/,
    );
  }
  const long = { ...FOUND, endLine: 5, endColumn: 2 };
  expect(await told('github', { diagnostics: [long] })).toContain('line=3,endLine=5,col=5,title');
});

test('github: a table goes to the summary of the run', async () => {
  const cwd = await project({ 'summary.md': 'before\n' });
  const file = join(cwd, 'summary.md');
  const diagnostics = [{ ...FOUND, message: 'a | <b> `c|<d>`' }];
  await told('github', { diagnostics }, { GITHUB_STEP_SUMMARY: file });
  expect(await readFile(file, 'utf8')).toBe(
    [
      'before',
      '### resume check',
      '',
      '1 variant checked: 1 error',
      '',
      '| | Where | What | Rule |',
      '| --- | --- | --- | --- |',
      '| error | `resumes/a b/resume.yaml:3` | a \\| &lt;b> `c\\|<d>` | `unknown-key` |',
      '',
      '',
    ].join('\n'),
  );
  await expect(told('github', {}, { GITHUB_STEP_SUMMARY: cwd })).rejects.toThrow('summary of the run');
});

test('sarif: each result has its rule, its region and a fingerprint that lines do not move', async () => {
  const moved = { ...FOUND, line: 9, endLine: 9 };
  const other = { ...FOUND, code: 'no-name', severity: 'warning', file: '--set', path: '' } as const;
  const log = JSON.parse(await told('sarif', { diagnostics: [FOUND, other] })) as Log;
  const [run] = log.runs;
  expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(['no-name', 'unknown-key']);
  expect(run?.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    ['unknown-key', 1, 'error'],
    ['no-name', 0, 'warning'],
  ]);
  const [first, second] = run?.results ?? [];
  expect(first?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'resumes/a%20b/resume.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
  });
  expect(second?.locations?.[0]?.physicalLocation).toBeUndefined();
  const again = JSON.parse(await told('sarif', { diagnostics: [moved, FOUND] })) as Log;
  const prints = again.runs[0]?.results?.map((one) => one.partialFingerprints?.['finding/v1']);
  expect(prints?.[0]).toBe(first?.partialFingerprints?.['finding/v1']);
  expect(new Set(prints).size).toBe(2);
});

test('sarif: every code can be a rule', async () => {
  const diagnostics = CODES.map((code) => ({ ...FOUND, code }));
  const log = JSON.parse(await told('sarif', { diagnostics })) as Log;
  const rules = log.runs[0]?.tool.driver.rules ?? [];
  expect(rules).toHaveLength(CODES.length);
  expect(rules.filter(({ shortDescription }) => !shortDescription?.text)).toEqual([]);
});

test('the command says the same thing in each way, and exits alike', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, emial: a }\n' });
  const ways = ['text', 'json', 'github', 'sarif'];
  const ran = await Promise.all(ways.map((name) => resume(['check', '--reporter', name], { cwd })));
  expect(ran.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  for (const { stdout, stderr } of ran) expect(`${stdout.toString()}${stderr}`).toContain('emial');
  expect(ran[0]?.stderr).toMatch(/1 variant checked: 1 error\n$/);
});

test('a reporter that there is not is wrong usage, and said before the work', async () => {
  const { code, stderr } = await resume(['check', '--reporter', 'sarf', '--browser', '/nowhere']);
  expect(stderr).toContain('did you mean `sarif`?');
  expect(code).toBe(2);
});

test('where no browser prints, each way tells what was found and that it was not all', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada }\n' });
  const check = (name: string) => resume(['check', '--reporter', name, '--browser', '/nowhere'], { cwd });
  const [json, sarif] = [await check('json'), await check('sarif')];
  expect([json.code, sarif.code]).toEqual([3, 3]);
  const { diagnostics } = JSON.parse(json.stdout.toString()) as { diagnostics: { code: string }[] };
  expect(diagnostics.map(({ code }) => code)).toEqual(['no-contact', 'browser-missing']);
  const log = JSON.parse(sarif.stdout.toString()) as Log;
  expect(log.runs[0]?.results?.map(({ ruleId }) => ruleId)).toEqual(['no-contact']);
  expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
});
