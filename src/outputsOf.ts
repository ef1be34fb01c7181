import { createHash } from 'node:crypto';
import type { Output } from './build.ts';
import { UsageError } from './errors.ts';
import type { MadeVariant } from './makeVariant.ts';
import type { Entry } from './manifest/manifest.ts';
import { VERSION } from './version.ts';

/** A file to write, and what is said of it: to the user and in the manifest. */
export interface File {
  /** Without `path`, which depends on who asks from where. */
  output: Omit<Output, 'path'>;
  entry: Entry;
  bytes: Uint8Array;
}

/** The files of a variant: `staff-ml.pdf`; of several `staff-ml.1.png`, `staff-ml.2.png`. */
export function outputsOf(
  { resume, variant }: { resume: string; variant: string },
  { products, fitted }: MadeVariant,
): File[] {
  return products.flatMap(({ format, contents, pages, inputs, browser }) =>
    contents.map((content, index): File => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const number = contents.length === 1 ? '' : `.${index + 1}`;
      const said = { resume, variant, format, sha256, pages, bytes: bytes.length };
      const path = `${resume}/${variant}${number}.${format}`;
      return {
        bytes,
        output: { ...said, cached: false, ...(fitted.length > 0 ? { fitted } : {}) },
        entry: { ...said, path, inputs, program: `resume-as-code ${VERSION}`, browser },
      };
    }),
  );
}

/**
 * The one file that goes to stdout, with its content.
 *
 * @throws UsageError where there are several
 */
export function toStdout(files: readonly File[]): Output[] {
  const [one] = files;
  if (one && files.length > 1) {
    throw new UsageError(
      `-o - takes one file, and ${one.output.variant} comes to ${files.length} as ${one.output.format}`,
      'write them to a folder with -o DIR',
    );
  }
  return files.map(({ output, bytes }) => ({ ...output, path: '-', content: bytes }));
}
