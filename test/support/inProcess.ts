import { inject } from 'vitest';
import { build as buildOurs, type BuildOptions, type BuildResult } from '../../src/build.ts';
import { check as checkOurs, type CheckOptions, type CheckResult } from '../../src/check.ts';

// What the commands do, in the process of the tests and with the browser that they share.

export function build(options: BuildOptions): Promise<BuildResult> {
  return buildOurs({ browser: inject('browser'), ...options });
}

export function check(options: CheckOptions): Promise<CheckResult> {
  return checkOurs({ browser: inject('browser'), ...options });
}
