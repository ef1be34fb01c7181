import { INLINE_ONLY, STILL_ONLY } from '../core/policies.ts';

/** What a page may do while it prints, and how it is looked at. */
export interface Manners {
  /** Its Content-Security-Policy, which comes with it. */
  policy: string;
  scripts: 'none' | 'inline';
  media: 'print' | 'screen';
  /** Answers what it asks for beyond itself; without it, and where it gives nothing, the request fails. */
  answer?: (url: string) => Promise<Answer | undefined>;
}

export interface Answer {
  status: number;
  type: string;
  body: Buffer;
}

/** Our own templates: no request but for what the page holds itself as data: URLs, and no script. */
export const STILL: Manners = {
  policy: `sandbox; ${STILL_ONLY}`,
  scripts: 'none',
  media: 'print',
};

/**
 * A theme’s page may run the scripts that stand in it; it lives in an origin of its own, and reaches
 * nothing; or takes styles, fonts, pictures and scripts from the network, where somebody insists.
 */
export function themeManners(media: Manners['media'], reaches: 'nothing' | 'the network'): Manners {
  const scripts = 'inline';
  if (reaches === 'nothing') return { policy: `sandbox allow-scripts; ${INLINE_ONLY}`, scripts, media };
  const any = 'http: https: data:';
  const policy = [
    "sandbox allow-scripts; default-src 'none'",
    `script-src 'unsafe-inline' http: https:; style-src 'unsafe-inline' ${any}; img-src ${any}; font-src ${any}`,
  ].join('; ');
  return { policy, scripts, media, answer: fetched };
}

/** Fetched here and handed to the browser, whose own ways out lead nowhere. */
async function fetched(url: string): Promise<Answer | undefined> {
  if (!/^https?:/i.test(url)) return undefined;
  try {
    // Without a browser's name Google Fonts serves TrueType, which is fine.
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return { status: response.status, type, body: Buffer.from(await response.arrayBuffer()) };
  } catch {
    return undefined; // As a page offline: it goes without.
  }
}
