import { UsageError } from '../errors.ts';

/** The last second that four digits of a year can tell. */
const LAST = 253402300799;

/**
 * The date that SOURCE_DATE_EPOCH sets for what is made (https://reproducible-builds.org/specs/source-date-epoch/),
 * ISO 8601; undefined where it is not set.
 *
 * @throws UsageError where it is no number of seconds since 1970
 */
export function readSourceDate(env: NodeJS.ProcessEnv): string | undefined {
  const { SOURCE_DATE_EPOCH: written = '' } = env;
  if (written === '') return undefined;
  if (!/^\d+$/.test(written) || Number(written) > LAST) {
    throw new UsageError(
      `SOURCE_DATE_EPOCH is \`${written}\`, which is no date`,
      'it takes whole seconds since 1970, as `git log -1 --format=%ct` prints them; or leave it unset',
    );
  }
  return new Date(Number(written) * 1000).toISOString().replace('.000', '');
}
