import { MachineError, UsageError } from '../errors.ts';
import type { WarmBrowser } from '../io/warmBrowser.ts';
import { preview, type Step } from './preview.ts';
import { problemOf, type Problem } from './problem.ts';
import type { Offer, Shelf } from './shelf.ts';
import { keyOf, type View } from './view.ts';

/** What a tab is told. A print is followed by its PDF. */
export type News =
  | { kind: 'offer'; offer: Offer; view: View }
  | { kind: 'print'; pages: number; max: number | undefined }
  | { kind: 'fill'; last: number }
  | { kind: 'problems'; problems: Problem[]; isPrinted: boolean }
  | { kind: 'failure'; message: string; hint: string };

export interface Tab {
  /** Undefined until it has said what it looks at; then it is shown whatever comes first. */
  view: View | undefined;
  tell: (news: News, pdf?: Uint8Array) => void;
}

/** Everybody who looks, and what they see: each view is made once, however many look at it. */
export interface Room {
  enter: (tab: Tab) => void;
  /** @param view the first that there is if left out */
  look: (tab: Tab, view: View | undefined) => void;
  leave: (tab: Tab) => void;
  /** The project has changed. */
  changed: (paths: ReadonlySet<string>) => void;
  /** What a build would write of a view; undefined where there is none, or not yet. */
  finished: (view: View) => Uint8Array | undefined;
}

/** What there is to see of one view: what a tab that comes later is told at once. */
interface Scene {
  view: View;
  print: { news: News; pdf: Uint8Array } | undefined;
  /** By their kind. */
  news: Map<News['kind'], News>;
  finished: Uint8Array | undefined;
}

interface RoomOptions {
  shelf: Shelf;
  browser: WarmBrowser;
  sourceDate: string | undefined;
  /** A bug of ours: the room is closed then. */
  onBug: (error: unknown) => void;
}

export function openRoom({ shelf, browser, sourceDate, onBug }: RoomOptions): Room {
  const tabs = new Set<Tab>();
  const scenes = new Map<string, Scene>();
  /** Views to be made anew, the first first. */
  const due = new Set<string>();
  /** Views that are seen, and of which the rest is still to be told. */
  const unfinished = new Map<string, AsyncGenerator<Step>>();
  let offered = '';
  let isBusy = false;
  let wake = (): void => undefined;

  const tell = (key: string, news: News, pdf?: Uint8Array): void => {
    for (const tab of tabs) if (tab.view && keyOf(tab.view) === key) tab.tell(news, pdf);
  };
  const isWatched = (key: string): boolean => [...tabs].some(({ view }) => view && keyOf(view) === key);

  const show = (key: string, step: Step): void => {
    const scene = scenes.get(key);
    if (!scene) return;
    if (step.kind === 'final') {
      scene.finished = step.pdf;
      return;
    }
    if (step.kind === 'print') {
      const news: News = { kind: 'print', pages: step.pages, max: step.max };
      scene.print = { news, pdf: step.pdf };
      scene.finished = undefined;
      scene.news.delete('failure');
      tell(key, news, step.pdf);
      return;
    }
    const news: News =
      step.kind === 'fill'
        ? step
        : { kind: 'problems', problems: step.diagnostics.map(problemOf), isPrinted: step.isPrinted };
    scene.news.set(news.kind, news);
    tell(key, news);
  };
  const fail = (key: string, error: unknown): void => {
    if (!(error instanceof UsageError) && !(error instanceof MachineError)) throw error;
    if (error instanceof MachineError) browser.renew();
    const news: News = { kind: 'failure', message: error.message, hint: error.hint };
    scenes.get(key)?.news.set('failure', news);
    tell(key, news);
  };

  /** Makes a view up to where it can be seen, or all the rest of it; stops where something else is due. */
  const advance = async (key: string, steps: AsyncGenerator<Step>, isRest: boolean): Promise<void> => {
    try {
      for (let next = await steps.next(); !next.done; next = await steps.next()) {
        show(key, next.value);
        if (!isRest && next.value.kind === 'print') {
          unfinished.set(key, steps);
          return;
        }
      }
    } catch (error) {
      fail(key, error);
    }
  };
  /** Ends early where something falls due. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const begin = async (key: string, scene: Scene): Promise<void> => {
    try {
      const { variant, lint } = await shelf.find(scene.view);
      const rest = async (ms: number): Promise<boolean> => {
        if (due.size === 0) await pause(ms);
        return !due.has(key);
      };
      const steps = preview(variant, { browser: browser.lend(), sourceDate, rest, lint });
      await advance(key, steps, false);
    } catch (error) {
      fail(key, error);
    }
  };
  const offer = async (): Promise<void> => {
    const news = await shelf.list().catch((error: unknown) => {
      if (error instanceof UsageError || error instanceof MachineError) return undefined;
      throw error;
    });
    if (!news) return;
    const text = JSON.stringify(news);
    if (text === offered) return;
    offered = text;
    for (const tab of tabs) if (tab.view) tab.tell({ kind: 'offer', offer: news, view: tab.view });
  };
  const work = async (): Promise<void> => {
    for (;;) {
      const [key] = due;
      if (key !== undefined) {
        due.delete(key);
        unfinished.delete(key);
        const scene = scenes.get(key);
        if (scene && isWatched(key)) await begin(key, scene);
        continue;
      }
      const [rest] = unfinished;
      if (!rest) return;
      unfinished.delete(rest[0]);
      await advance(rest[0], rest[1], true);
      if (due.size === 0) await offer();
    }
  };
  const makeAnew = (key: string): void => {
    due.add(key);
    wake();
    if (isBusy) return;
    isBusy = true;
    work()
      .catch(onBug)
      .finally(() => {
        isBusy = false;
      });
  };

  const look = async (tab: Tab, asked: View | undefined): Promise<void> => {
    const offer = await shelf.list();
    const [first] = offer.resumes;
    const view = asked ?? {
      resume: first?.name ?? '',
      variant: first?.variants[0] ?? '',
      template: undefined,
    };
    const key = keyOf(view);
    tab.view = view;
    tab.tell({ kind: 'offer', offer, view });
    const scene = scenes.get(key);
    if (scene?.print) tab.tell(scene.print.news, scene.print.pdf);
    for (const news of scene?.news.values() ?? []) tab.tell(news);
    if (scene) return;
    scenes.set(key, { view, print: undefined, news: new Map(), finished: undefined });
    makeAnew(key);
  };
  return {
    enter: (tab) => tabs.add(tab),
    leave: (tab) => tabs.delete(tab),
    look: (tab, asked) => {
      look(tab, asked).catch((error: unknown) => {
        if (!(error instanceof UsageError) && !(error instanceof MachineError)) onBug(error);
        else tab.tell({ kind: 'failure', message: error.message, hint: error.hint });
      });
    },
    changed: (paths) => {
      shelf.forget(paths);
      for (const key of [...scenes.keys()]) {
        if (isWatched(key)) makeAnew(key);
        else scenes.delete(key);
      }
    },
    finished: (view) => scenes.get(keyOf(view))?.finished,
  };
}
