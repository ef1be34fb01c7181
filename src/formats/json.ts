import { plainResume } from '../core/plainResume.ts';
import type { DataFormat } from './format.ts';

/** JSON Resume, for any program that reads it. */
export const json: DataFormat = {
  name: 'json',
  from: 'data',
  make: ({ tailored, view }) => ({
    contents: [`${JSON.stringify(plainResume(tailored, view), null, 2)}\n`],
    pages: null,
  }),
};
