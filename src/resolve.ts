import { dirname } from 'node:path';
import { lineage, readDocument, type ResumeDocument } from './core/document.ts';
import { nearest } from './core/nearest.ts';
import { readSetting } from './core/settings.ts';
import { tailor, type Layer, type Tailored } from './core/tailor.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { giveWay } from './giveWay.ts';
import { keptCode } from './io/keptCode.ts';
import { keptReader } from './io/keptReader.ts';
import { openFonts } from './io/openFonts.ts';
import { openStore, shippedStore, stores } from './io/openStore.ts';
import { atRevision, findProject, readResume, type Project } from './io/project.ts';
import type { ThemePrint } from './renderTheme.ts';
import { resolvePrint, type Print, type PrintContext } from './resolvePrint.ts';

export interface ResolveOptions {
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** One résumé: a file, a folder or a name in resumes/; all of them if left out. */
  file?: string;
  /** Variants by name; all of them if left out. */
  variants?: readonly string[];
  /** A template's name, in place of what the variants say. */
  template?: string;
  /** Patches that come last, as `path=value`. */
  set?: readonly string[];
  /** False: nothing that an earlier run kept in the user's cache folder is used, and nothing is kept. */
  cache?: boolean;
}

/** One variant of one résumé, ready to render, or what keeps it from that. */
export interface ResolvedVariant {
  /** The résumé's name. */
  resume: string;
  variant: string;
  /** Undefined where the base is not sound. */
  tailored: Tailored | undefined;
  /** Undefined where there are errors. */
  print: Print | undefined;
  /** In place of `print`, where somebody else's JSON Resume theme prints it. */
  theme: ThemePrint | undefined;
  diagnostics: Diagnostic[];
}

/** Every chosen variant of every chosen résumé: read, validated and tailored. */
export async function resolve(options: ResolveOptions = {}): Promise<ResolvedVariant[]> {
  return resolveProject(await findProject(options.cwd ?? process.cwd(), options.file), options);
}

/** The same for a project that was found already. */
export async function resolveProject(project: Project, options: ResolveOptions): Promise<ResolvedVariant[]> {
  const chosen = chooseVariants(await openResumes(project, options), project, options.variants);
  return Promise.all(chosen.flatMap(({ resume, names }) => names.map(resume.resolve)));
}

/** Of each résumé the variants of these names; all of them where none is named. */
export function chooseVariants(
  resumes: readonly OpenResume[],
  project: Project,
  names: readonly string[] | undefined,
): { resume: OpenResume; names: string[] }[] {
  refuseUnknown(resumes, names ?? [], atRevision(project.root));
  return resumes
    .map((resume) => ({ resume, names: resume.variants.filter((name) => names?.includes(name) ?? true) }))
    .filter((chosen) => chosen.names.length > 0);
}

/** A résumé that was read and parsed; its variants are told one by one. */
export interface OpenResume {
  name: string;
  /** Its variants' names, `default` first. */
  variants: string[];
  resolve: (variant: string) => Promise<ResolvedVariant>;
  /** The same as data alone, without what it takes to print it. */
  tailor: (variant: string) => TailoredVariant;
}

export type TailoredVariant = Pick<ResolvedVariant, 'resume' | 'variant' | 'tailored' | 'diagnostics'>;

/** Where variants may stand in the résumé's own file. */
const INLINE = /["']?variants["']?\s*:/;

/**
 * The résumés of a project, each read and parsed at most once.
 *
 * @param templates those that were read already
 * @param fonts those that were read already
 */
export async function openResumes(
  project: Project,
  options: Pick<ResolveOptions, 'cwd' | 'template' | 'set' | 'cache'>,
  templates: PrintContext['templates'] = new Map(),
  fonts: PrintContext['fonts'] = openFonts(project.root),
): Promise<OpenResume[]> {
  const cwd = options.cwd ?? process.cwd();
  const store = stores(shippedStore(), options.cache === false ? undefined : openStore(process.env));
  const reader = keptReader(store);
  const reading = { reader, codeOf: keptCode(store) };
  const context = { cwd, project, reading, extra: extraLayers(options), templates, fonts };
  const isAtRevision = atRevision(project.root) !== '';
  return Promise.all(
    project.resumes.map(async (files) => {
      const { source, variants } = await readResume(files, cwd);
      const folder = dirname(files.file);
      let read: ResumeDocument | undefined;
      const document = (): ResumeDocument => (read ??= readDocument(source, variants, reader));
      // To know the names of a résumé that nobody asks for it need not be parsed.
      const names = INLINE.test(source.text)
        ? [...document().variants.keys()]
        : ['default', ...variants.map(({ name }) => name)];
      return {
        name: files.name,
        variants: [...new Set(names)].sort((a, b) => Number(b === 'default') - Number(a === 'default')),
        tailor: (variant) => tailorVariant(files.name, document(), variant, context.extra),
        resolve: async (variant) => {
          document();
          await giveWay();
          const own = { ...context, folder };
          const found = await resolveVariant(files.name, document(), variant, own);
          if (!isAtRevision || !found.diagnostics.some(isUnknownKey)) return found;
          const { asThen } = await import('./git/asThen.ts');
          const then = await asThen(project.root, { source, variants });
          const read = then && readDocument(then.source, then.variants);
          return read ? resolveVariant(files.name, read, variant, own) : found;
        },
      };
    }),
  );
}

function isUnknownKey({ code, severity }: Diagnostic): boolean {
  return code === 'unknown-key' && severity === 'error';
}

interface Context extends PrintContext {
  extra: Extra;
}

interface Extra {
  layers: Layer[];
  diagnostics: Diagnostic[];
}

async function resolveVariant(
  resume: string,
  document: ResumeDocument,
  variant: string,
  context: Context,
): Promise<ResolvedVariant> {
  const { tailored, diagnostics } = tailorVariant(resume, document, variant, context.extra);
  if (!tailored) return { resume, variant, tailored, print: undefined, theme: undefined, diagnostics };
  await giveWay();
  const found = await resolvePrint(tailored, context);
  diagnostics.push(...found.diagnostics);
  const { print, theme } = hasErrors(diagnostics) ? {} : found;
  return { resume, variant, tailored, print, theme, diagnostics };
}

function tailorVariant(
  resume: string,
  document: ResumeDocument,
  variant: string,
  extra: Extra,
): TailoredVariant {
  const told = lineage(document, variant);
  const diagnostics = [...document.diagnostics, ...told.diagnostics, ...extra.diagnostics];
  if (!document.base || hasErrors(diagnostics)) return { resume, variant, tailored: undefined, diagnostics };
  const tailored = tailor(document.base, [...told.layers, ...extra.layers]);
  return { resume, variant, tailored, diagnostics: [...diagnostics, ...tailored.diagnostics] };
}

function refuseUnknown(resumes: readonly OpenResume[], names: readonly string[], where: string): void {
  const known = [...new Set(resumes.flatMap(({ variants }) => variants))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownVariant(unknown, known, where);
}

/** @param where ` at v1.2` where that is not here */
export function unknownVariant(name: string, known: readonly string[], where = ''): UsageError {
  const meant = nearest(name, known);
  const others =
    known.length > 0
      ? `variants ${where ? 'there' : 'here'}: ${known.join(', ')}`
      : 'there is no résumé at all';
  return new UsageError(
    `there is no variant \`${name}\`${where}`,
    meant ? `did you mean \`${meant}\`?` : others,
  );
}

function extraLayers(options: Pick<ResolveOptions, 'template' | 'set'>): Extra {
  const settings = [
    ...(options.template ? [`template.name=${options.template}`] : []),
    ...(options.set ?? []),
  ];
  const read = settings.map(readSetting);
  return {
    layers: read.map(({ layer }) => layer),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
