/** The public API: typed, prints nothing, never exits. */
export { build, type BuildOptions, type BuildResult, type Output, type Progress } from './build.ts';
export { check, type CheckOptions, type CheckResult } from './check.ts';
export { diff, type DiffOptions, type DiffResult } from './diff.ts';
export { diffAll, type DiffAllOptions, type DiffAllResult } from './diffAll.ts';
export { doctor, type Examination } from './doctor.ts';
export { explain, type Explained } from './explain.ts';
export { init, type InitOptions, type Started } from './init.ts';
export { list, type Listing } from './list.ts';
export { listSent, type Sent, type SentListing } from './listSent.ts';
export { record, type Recorded, type RecordOptions, type RecordResult } from './record.ts';
export { renderHtml } from './renderHtml.ts';
export { resolve, type ResolvedVariant, type ResolveOptions } from './resolve.ts';
export { testTemplate, type TemplateTest, type TestTemplateOptions, type Trial } from './testTemplate.ts';
export { MachineError, UsageError } from './errors.ts';
export type { Moved } from './core/fitting.ts';
export type { Diagnostic, Severity } from './diagnostic.ts';
export type { Application } from './generated/application.ts';
export type { Resume, Variant } from './generated/resume.ts';
