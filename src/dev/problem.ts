import { visible } from '../core/visible.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** A diagnostic as the page shows it: beside its line, with what is wrong in it marked. */
export interface Problem {
  code: string;
  severity: Diagnostic['severity'];
  message: string;
  hint: string;
  /** `resumes/ada/resume.yaml:4:3` */
  place: string;
  /** Undefined where it is about a file as a whole. */
  line: { number: number; before: string; marked: string; after: string } | undefined;
}

export function problemOf(diagnostic: Diagnostic): Problem {
  const { code, severity, message, hint, file, line, column, endLine, endColumn, excerpt } = diagnostic;
  const start = column - 1;
  const end = Math.max(endLine === line ? endColumn - 1 : excerpt.trimEnd().length, start + 1);
  const isWhole = excerpt === '' && column === 1;
  return {
    code,
    severity,
    message: visible(message),
    hint: visible(hint),
    place: visible(`${file}:${line}:${column}`),
    line: isWhole
      ? undefined
      : {
          number: line,
          before: visible(excerpt.slice(0, start)),
          marked: visible(excerpt.slice(start, end)) || ' ',
          after: visible(excerpt.slice(end)),
        },
  };
}
