export interface Progress {
  /** Outputs that are made, or never will be. */
  done: number;
  total: number;
  /** Variants with errors. */
  failed: number;
  /** `staff-engineer/staff-ml.pdf`, which is at work. */
  name: string;
}

/**
 * Counts how far a build of many variants is.
 *
 * @param formats how many outputs each variant comes to
 * @returns for each variant what is to be called before each of its outputs, and when it is over
 */
export function countProgress(
  total: number,
  formats: number,
  tell: ((progress: Progress) => void) | undefined,
): () => { begin: (name: string) => void; end: (isSound: boolean) => void } {
  let [done, failed] = [0, 0];
  return () => {
    let begun = 0;
    return {
      begin: (name) => {
        if (begun > 0) done += 1;
        begun += 1;
        tell?.({ done, total, failed, name });
      },
      end: (isSound) => {
        done += formats - Math.max(begun - 1, 0);
        if (!isSound) failed += 1;
      },
    };
  };
}
