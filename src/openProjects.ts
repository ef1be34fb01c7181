import { atRevision, findProject, resumesOf } from './io/project.ts';
import { openResumes, type OpenResume } from './resolve.ts';

/** A project as it stands, or as a revision has it. */
export interface OpenProject {
  resumes: OpenResume[];
  /** ` at v1.2` where it is not as it stands: what a sentence about it says then. */
  where: string;
  /** The revision's commit. */
  commit: string | undefined;
  /** What the user should know of the revision. */
  notes: string[];
}

export interface Projects {
  /**
   * Each is read once.
   *
   * @param revision as git takes it; as it stands if left out
   * @throws UsageError where there is no such revision, or, as it stands, no résumé
   * @throws MachineError where git is missing, or does not read it
   */
  at: (revision?: string) => Promise<OpenProject>;
  /** Lets go of the revisions: what was resolved of them can no longer be printed. */
  close: () => void;
}

/** @param pick one résumé: a file, a folder or a name in resumes/; all of them if left out */
export function openProjects(cwd: string, pick?: string): Projects {
  const opened = new Map<string | undefined, Promise<OpenProject>>();
  const releases: (() => void)[] = [];
  const open = async (revision: string | undefined): Promise<OpenProject> => {
    if (revision === undefined) {
      const resumes = await openResumes(await findProject(cwd, pick), { cwd });
      return { resumes, where: '', commit: undefined, notes: [] };
    }
    const { openRevision } = await import('./git/openRevision.ts');
    const { root, commit, notes, close } = await openRevision(cwd, revision);
    releases.push(close);
    // A revision may be older than the project: then it has no résumé yet.
    const project =
      pick === undefined ? { root, resumes: await resumesOf(root) } : await findProject(root, pick);
    const resumes = await openResumes(project, { cwd });
    return { resumes, where: atRevision(root), commit, notes: notes.map((note) => `git: ${note}`) };
  };
  return {
    at: (revision) => {
      const project = opened.get(revision) ?? open(revision);
      opened.set(revision, project);
      return project;
    },
    close: () => {
      for (const release of releases.splice(0)) release();
    },
  };
}
