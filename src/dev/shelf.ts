import { checkSettings } from '../checks/checkSettings.ts';
import { inSourceOrder, type Diagnostic } from '../diagnostic.ts';
import { UsageError } from '../errors.ts';
import { openFonts } from '../io/openFonts.ts';
import { PACKAGE_ROOT } from '../io/packageRoot.ts';
import { findProject, type Project } from '../io/project.ts';
import { readCheckSettings } from '../io/readCheckSettings.ts';
import { listTemplates } from '../io/templates.ts';
import { listThemes } from '../io/themes.ts';
import { lint } from '../lint.ts';
import {
  openResumes,
  unknownVariant,
  type OpenResume,
  type ResolvedVariant,
  type TailoredVariant,
} from '../resolve.ts';
import type { PrintContext } from '../resolvePrint.ts';
import type { View } from './view.ts';

/** The project as it stands, read at most once until it changes. */
export interface Shelf {
  /** @throws UsageError for what is not there, e.g. a variant whose file has just gone */
  find: (view: View) => Promise<Found>;
  /** What can be looked at. */
  list: () => Promise<Offer>;
  /** After a change: what was read of these is read anew. */
  forget: (paths: ReadonlySet<string>) => void;
}

export interface Found {
  variant: ResolvedVariant;
  lint: (said: readonly Diagnostic[]) => Promise<Diagnostic[]>;
}

export interface Offer {
  resumes: { name: string; variants: string[] }[];
  templates: string[];
}

interface Opened {
  project: Project;
  resumes: OpenResume[];
}

export function openShelf(cwd: string, file: string | undefined): Shelf {
  const opened = new Map<string | undefined, Promise<Opened>>();
  const templates: PrintContext['templates'] = new Map();
  let fonts: PrintContext['fonts'] | undefined;
  const open = (template?: string): Promise<Opened> => {
    const reading =
      opened.get(template) ??
      findProject(cwd, file).then(async (project) => {
        const options = { cwd, ...(template === undefined ? {} : { template }) };
        fonts ??= openFonts(project.root);
        return { project, resumes: await openResumes(project, options, templates, fonts) };
      });
    opened.set(template, reading);
    return reading;
  };
  return {
    find: async ({ resume: name, variant, template }) => {
      const { project, resumes } = await open(template);
      const resume = resumes.find((one) => one.name === name);
      if (!resume) throw new UsageError(`there is no résumé \`${name}\``, 'choose another one above');
      if (!resume.variants.includes(variant)) throw unknownVariant(variant, resume.variants);
      const resolved = await resume.resolve(variant);
      return {
        variant: resolved,
        lint: (said) => linted(resolved, resume.variants.map(resume.tailor), said, project, cwd),
      };
    },
    list: async () => {
      const { project, resumes } = await open();
      const [folders, themes] = await Promise.all([listTemplates(project.root), listThemes(project.root)]);
      // A package goes by two names, of which the short one comes first.
      const names = [...new Map([...folders].reverse().map(([name, folder]) => [folder, name])).values()];
      return {
        resumes: resumes.map(({ name: resume, variants }) => ({ name: resume, variants })),
        templates: [...names.sort(), ...themes.map((theme) => theme.name)],
      };
    },
    forget: (paths) => {
      const isEach = (what: RegExp) => [...paths].every((path) => what.test(path));
      const isAny = (what: RegExp) => [...paths].some((path) => what.test(path));
      if (isAny(/[\\/](templates[\\/]|package\.json$)/)) templates.clear();
      // What a template's text says is in none of the others.
      if (isEach(/[\\/]templates[\\/].*\.(css|hbs)$/)) return;
      opened.clear();
      // A template may bring fonts of its own.
      if (!isEach(/[\\/](resumes|variants)[\\/]/)) fonts = undefined;
    },
  };
}

async function linted(
  variant: ResolvedVariant,
  all: readonly TailoredVariant[],
  said: readonly Diagnostic[],
  project: Project,
  cwd: string,
): Promise<Diagnostic[]> {
  const { source, dictionary } = await readCheckSettings(project, cwd);
  const settings = checkSettings(source, dictionary);
  const options = {
    settings,
    today: new Date().toISOString().slice(0, 10),
    homes: [project.root, PACKAGE_ROOT],
  };
  const { diagnostics } = await lint([variant], all, [...settings.diagnostics, ...said], options);
  return inSourceOrder(diagnostics);
}
