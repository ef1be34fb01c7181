import { relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostic.ts';
import { reportText } from '../report.ts';
import { fingerprint } from './fingerprint.ts';
import type { Reporter, Surroundings } from './reporter.ts';

/**
 * A Code Quality report, which GitLab shows in merge requests.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = {
  purpose: 'a Code Quality report of GitLab',
  tell: ({ diagnostics }, talk, around) => {
    // The report is a file; the log of the job is for people.
    reportText(diagnostics, talk);
    const times = new Map<string, number>();
    const issues = diagnostics.map((diagnostic) => {
      const { code, severity, message, hint, line, endLine } = diagnostic;
      return {
        description: hint ? `${message}; ${hint}` : message,
        check_name: code,
        fingerprint: fingerprint(diagnostic, times),
        severity: severity === 'error' ? 'major' : 'minor',
        // It takes no issue without a place: what is in no file stands at the beginning of one.
        location: {
          path: pathOf(diagnostic, around),
          lines: { begin: Math.max(1, line), end: Math.max(1, endLine) },
        },
      };
    });
    talk.out(`${JSON.stringify(issues, null, 2)}\n`);
  },
};

/** As the repository knows it. */
function pathOf({ file }: Diagnostic, { cwd, env }: Surroundings): string {
  return relative(env.CI_PROJECT_DIR ?? cwd, resolve(cwd, file)).replaceAll('\\', '/');
}
