/** What a bullet begins with, and what follows. */
export const OPENING = /^["“'(]*(\p{L}+)(?:\s+(.*))?$/su;

/** The sections whose entries are jobs. */
export const JOBS = new Set(['work', 'volunteer']);
