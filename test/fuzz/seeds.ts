import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/cli.ts';
import type { Files } from './mutate.ts';

const TEXT = /\.(yaml|yml|json|hbs|css|csv|html|md|txt)$/;

const below = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => TEXT.test(path) && !/^expected\./.test(path) && statSync(join(ROOT, folder, path)).isFile(),
      )
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(ROOT, folder, path), 'utf8')]),
  );
const each = (folder: string): Files[] =>
  readdirSync(join(ROOT, folder)).map((name) => below(join(folder, name)));

const staff = below('resumes/staff-engineer');
const staffAlone = {
  'resume.yaml': staff['resume.yaml'] ?? '',
  'variants/v.yaml': staff['variants/staff-ml.yaml']?.replace(/^extends.*/m, '') ?? '',
};
const jobs = Object.entries(below('test/fixtures/jobs')).filter(([path]) => !path.endsWith('.json'));
const template = Object.fromEntries(
  Object.entries(below('templates/classic')).map(([path, text]) => [`templates/mine/${path}`, text]),
);

/** What stands in the repository: each fixture a project of its own, and what ships. */
export const SEEDS: readonly Files[] = [
  ...each('test/fixtures/diagnostics'),
  ...each('test/fixtures/imports'),
  ...jobs.map(([path, job]): Files => ({ ...staffAlone, [path.replace(/.*\./, 'job.')]: job })),
  below('starter'),
  staffAlone,
  ...['empty', 'minimal', 'hostile', 'rtl', 'hebrew'].map((name): Files => ({
    'resume.yaml': readFileSync(join(ROOT, `specimens/${name}.yaml`), 'utf8'),
    'variants/v.yaml': 'include: []\ntemplate: mine\n',
    ...template,
  })),
].filter((files) => Object.keys(files).length > 0);
