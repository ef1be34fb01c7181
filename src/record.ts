import { createHash } from 'node:crypto';
import { resolve as resolvePath } from 'node:path';
import { nameOf, writeApplication } from './applications/writeApplication.ts';
import { build, type Output } from './build.ts';
import { check } from './check.ts';
import { forms } from './core/forms.ts';
import { parse } from './core/parse.ts';
import { sentResume, SENT_SETTINGS } from './core/sentResume.ts';
import { toData } from './core/source.ts';
import { validate } from './core/validate.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import type { Application } from './generated/application.ts';
import type { Resume } from './generated/resume.ts';
import { readCommit } from './git/readCommit.ts';
import { readBytes } from './io/files.ts';
import { shownPath } from './io/project.ts';
import { openProjects, type OpenProject } from './openProjects.ts';
import { findVariant } from './sides/variantSide.ts';

export interface RecordOptions {
  /** `staff-ml`, or `staff-engineer/staff-ml`; may be left out with `pdf`. */
  variant?: string;
  /** Whom it is sent to: `Acme, Staff Engineer`. */
  to: string;
  /** YYYY-MM-DD; today if left out. */
  date?: string;
  /** A PDF that was sent already: nothing is built, and its own data are recorded. */
  pdf?: string;
  /** Records what `check` finds errors in, as long as it builds. */
  force?: boolean;
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** The root of the PDF; `dist` if left out. */
  outDir?: string;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
}

export interface RecordResult {
  /** Undefined where errors kept it from being written. */
  recorded: Recorded | undefined;
  diagnostics: Diagnostic[];
  notes: string[];
}

export interface Recorded {
  /** How the record is called: `acme-staff-engineer`. */
  name: string;
  /** Relative to the current folder where it is below it. */
  file: string;
  application: Application;
}

/**
 * Keeps what is sent, in `applications/`: builds a variant's PDF and checks it, or takes a PDF that was sent
 * already, and writes down whom it went to, when, from which commit, and what it says. Nothing leaves the machine.
 *
 * @throws UsageError for an unknown variant, a date that is none, a name that could name no file
 * @throws MachineError where no browser prints, or the record cannot be written
 */
export async function record(options: RecordOptions): Promise<RecordResult> {
  const { to, cwd = process.cwd(), date = today() } = options;
  if (nameOf(to) === '')
    throw new UsageError(
      `\`${to}\` could name no file`,
      'write it with letters: --to "Acme, Staff Engineer"',
    );
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !forms.date(date))
    throw new UsageError(`\`${date}\` is no day`, 'write it as in --date 2026-03-31');
  const project = await openProjects(cwd).at();
  const made =
    options.pdf === undefined
      ? await buildSent(project, options)
      : await readSent(project, options.pdf, options);
  if (!made.sent) return { recorded: undefined, diagnostics: made.diagnostics, notes: made.notes };
  const application: Application = { to, date, ...made.sent };
  const { name, path } = await writeApplication(cwd, application);
  const file = shownPath(cwd, path);
  return { recorded: { name, file, application }, diagnostics: made.diagnostics, notes: made.notes };
}

interface Made {
  sent: Omit<Application, 'to' | 'date'> | undefined;
  diagnostics: Diagnostic[];
  notes: string[];
}

async function buildSent(project: OpenProject, options: RecordOptions): Promise<Made> {
  const { cwd = process.cwd(), variant: asked, force = false, outDir, browser, signal } = options;
  if (asked === undefined)
    throw new UsageError('name the variant that is sent', 'resume record VARIANT --to WHOM');
  const { resume, variant } = findVariant(asked, '', project.resumes);
  const chosen = {
    cwd,
    variants: [variant],
    ...(project.resumes.length > 1 ? { file: resume.name } : {}),
    ...(browser === undefined ? {} : { browser }),
    ...(signal ? { signal } : {}),
  };
  const checked = await check(chosen);
  if (hasErrors(checked.diagnostics) && !force)
    return { sent: undefined, diagnostics: checked.diagnostics, notes: [] };
  const built = await build({ ...chosen, formats: ['pdf'], ...(outDir === undefined ? {} : { outDir }) });
  const diagnostics = inSourceOrder([...checked.diagnostics, ...built.diagnostics]);
  const [output] = built.outputs;
  const { tailored } = await resume.resolve(variant);
  if (!output || !tailored) return { sent: undefined, diagnostics, notes: built.notes };
  const git = await readCommit(cwd);
  const data = sentResume(tailored) as Resume;
  const sent = {
    resume: resume.name,
    variant,
    template: tailored.settings.template.name,
    ...printOf(output),
  };
  return {
    sent: { ...sent, ...(git ? { git } : {}), data },
    diagnostics,
    notes: [...built.notes, ...standingNotes(git)],
  };
}

function printOf({ pages, path, sha256 }: Output): Pick<Application, 'pages' | 'pdf' | 'sha256'> {
  return { ...(pages === null ? {} : { pages }), pdf: path, sha256 };
}

function standingNotes(git: Application['git']): string[] {
  if (!git) return ['it is in no commit: the record says what was sent, but not what it was made of'];
  return git.dirty ? ['some of what it was made of is not committed: git commit keeps it'] : [];
}

/** What was sent already speaks for itself; of the project it takes a variant's name at most. */
async function readSent(
  project: OpenProject,
  pdf: string,
  { variant: asked, cwd = process.cwd() }: RecordOptions,
): Promise<Made> {
  const named = asked === undefined ? undefined : findVariant(asked, '', project.resumes);
  const path = resolvePath(cwd, pdf);
  const bytes = await readBytes(path);
  if (!bytes) throw new UsageError(`there is no file \`${pdf}\``, 'name the PDF that was sent');
  const [{ readAttachment }, { openPdf }] = await Promise.all([
    import('./pdf/readAttachment.ts'),
    import('./pdf/openPdf.ts'),
  ]);
  const attachment = await readAttachment(bytes);
  if ('failed' in attachment && attachment.failed !== 'no-attachment')
    throw new UsageError(`${pdf} ${UNREADABLE[attachment.failed]}`, 'name the PDF that was sent');
  const data = 'json' in attachment ? dataIn(attachment.json, pdf) : undefined;
  const document = await openPdf(bytes);
  const pages = document.pageCount;
  document.close();
  const template = templateIn(data);
  return {
    sent: {
      ...(named ? { resume: named.resume.name, variant: named.variant } : {}),
      ...(template === undefined ? {} : { template }),
      ...{ pages, pdf: shownPath(cwd, path), sha256: createHash('sha256').update(bytes).digest('hex') },
      ...(data ? { data } : {}),
    },
    diagnostics: [],
    notes: data
      ? []
      : [`${pdf} carries no data of its own: keep it, for the record knows it by its SHA-256 only`],
  };
}

/** Undefined where another program's attachment goes by the same name. */
function dataIn(json: string, file: string): Resume | undefined {
  const { root, diagnostics } = parse({ file, text: json, foreign: true });
  const isSound = root !== undefined && !hasErrors([...diagnostics, ...validate(root, 'resume')]);
  return isSound ? (toData(root) as Resume) : undefined;
}

const UNREADABLE = {
  'not-a-pdf': 'is no PDF',
  damaged: 'is damaged',
  encrypted: 'is locked by a password',
};

function templateIn(data: Resume | undefined): string | undefined {
  const settings = (data?.meta as Record<string, { template?: { name?: string } } | undefined> | undefined)?.[
    SENT_SETTINGS
  ];
  return settings?.template?.name;
}

/** Where the user is, not in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
