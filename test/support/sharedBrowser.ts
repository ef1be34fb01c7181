import type { TestProject } from 'vitest/node';
import { openScreen } from './screen.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a browser that runs as long as the tests do, for `--browser`, RESUME_BROWSER or puppeteer. */
    browser: string;
  }
}

/** One browser for all files: to start one costs as much as many prints. Where its start is the point a test has its own. */
export default async function sharedBrowser(project: TestProject): Promise<() => Promise<void>> {
  const browser = await openScreen();
  project.provide('browser', browser.wsEndpoint());
  return () => browser.close();
}
