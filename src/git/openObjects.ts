import { gaveUp, startGit, unstarted } from './runGit.ts';

/** What git keeps under a name. */
export interface GitObject {
  id: string;
  /** `link`: one that leads out of the repository; its content is where to. */
  type: 'commit' | 'tree' | 'blob' | 'tag' | 'link';
  content: Buffer;
}

/** One `git cat-file --batch`: every question after the first costs no process. */
export interface Objects {
  /**
   * What a name comes to, e.g. `v1.2`, `HEAD~3`, `<id>:resumes/ada`; links within the tree are followed.
   * Undefined where there is nothing.
   *
   * @throws UsageError where the folder is in no repository
   * @throws MachineError where git is missing or fails
   */
  read: (name: string) => Promise<GitObject | undefined>;
  /** What git warned of while it read. */
  warnings: () => string[];
  close: () => void;
}

interface Question {
  resolve: (object: GitObject | undefined) => void;
  reject: (reason: unknown) => void;
}

const LINE_FEED = 10;

export function openObjects(cwd: string): Objects {
  const git = startGit(cwd, ['cat-file', '--batch', '--follow-symlinks']);
  const open: Question[] = [];
  const asked = new Map<string, Promise<GitObject | undefined>>();
  let failure: Error | undefined;
  let stderr = '';
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of open.splice(0)) reject(failure);
  };
  const answers = answerReader((object) => open.shift()?.resolve(object));
  git.stdout.on('data', answers);
  git.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  git.on('error', (error) => {
    fail(unstarted(error));
  });
  git.on('close', () => {
    fail(gaveUp(stderr, cwd));
  });
  // A question that git no longer hears is answered by its end, above.
  git.stdin.on('error', () => undefined);

  const ask = (name: string): Promise<GitObject | undefined> =>
    new Promise((resolve, reject) => {
      if (failure) {
        reject(failure);
        return;
      }
      open.push({ resolve, reject });
      git.stdin.write(`${name}\n`);
    });
  return {
    read: (name) => {
      // A question is one line: no revision and no file that has two is ever there.
      if (/[\n\r\0]/.test(name)) return Promise.resolve(undefined);
      const answer = asked.get(name) ?? ask(name);
      asked.set(name, answer);
      return answer;
    },
    warnings: () => [...stderr.matchAll(/^warning: (.+)$/gm)].map(([, said = '']) => said),
    close: () => {
      git.stdin.end();
    },
  };
}

/** Cuts what git writes into answers: a line, then as many bytes as it says and a line's end. */
function answerReader(onAnswer: (object: GitObject | undefined) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let length = 0;
  let needed = 1;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length < needed) return;
    let bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    for (;;) {
      const end = bytes.indexOf(LINE_FEED);
      const head = end === -1 ? '' : bytes.toString('utf8', 0, end);
      const size = end === -1 ? 0 : sizeOf(head);
      const whole = size === undefined ? end + 1 : end + 1 + size + 1;
      if (end === -1 || bytes.length < whole) {
        needed = end === -1 ? bytes.length + 1 : whole;
        break;
      }
      onAnswer(objectOf(head, bytes.subarray(end + 1, whole - 1)));
      bytes = bytes.subarray(whole);
    }
    chunks = bytes.length > 0 ? [bytes] : [];
    length = bytes.length;
  };
}

/** Undefined for an answer of one line: `… missing`, `… ambiguous`. */
function sizeOf(head: string): number | undefined {
  const [, size] =
    /^(?:[0-9a-f]{40,64} (?:commit|tree|blob|tag)|symlink|dangling|loop|notdir) (\d+)$/.exec(head) ?? [];
  return size === undefined ? undefined : Number(size);
}

function objectOf(head: string, content: Buffer): GitObject | undefined {
  if (head.startsWith('symlink ')) return { id: '', type: 'link', content };
  const [, id, type] = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) \d+$/.exec(head) ?? [];
  return id === undefined ? undefined : { id, type: type as GitObject['type'], content };
}
