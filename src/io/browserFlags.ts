import { statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface SpawnOptions {
  /** Whether it is a headless shell, not a full Chrome. */
  shell: boolean;
  sandbox: boolean;
  /** A folder of shared libraries for this child alone. */
  libraries: string | undefined;
  /** A fontconfig file for this child alone. */
  fonts: string | undefined;
}

/** The switches for one run: nothing that phones, updates, asks or greets. */
export function browserFlags(profile: string, { shell, sandbox }: SpawnOptions): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox', '--no-zygote']),
    ...(shell ? [...FEWER_PROCESSES, ...NO_PROFILE] : []),
    // macOS has no such thing.
    ...(shell && process.platform !== 'darwin' ? NO_SCREEN : []),
    ...(hasLittleSharedMemory() ? ['--disable-dev-shm-usage'] : []),
    '--disable-gpu',
    '--font-render-hinting=none',
    '--hide-scrollbars',
    '--lang=en-US',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // No page policy closes WebRTC, and an address in numbers needs no resolver.
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    // A sandboxed frame in a process of its own would run before we have taken its ways out.
    '--disable-features=IsolateSandboxedIframes,MediaRouter,OptimizationHints,Translate',
    '--password-store=basic',
    '--use-mock-keychain',
    'about:blank',
  ];
}

/**
 * Graphics and network inside the browser's own process: two fewer to start, a sixth of the whole
 * time. Only for headless shells; full Chrome is left as its makers test it.
 */
const FEWER_PROCESSES = [
  '--in-process-gpu',
  '--disable-software-rasterizer',
  '--enable-features=NetworkServiceInProcess2',
];

/**
 * No caches and databases in the profile, which a run that ends in a moment has no use for: to make some sixty files,
 * and to remove them, takes a tenth of the whole time.
 */
const NO_PROFILE = ['--incognito'];

/**
 * No frame is drawn unless we ask for it (drawFrames.ts): a print draws for itself, and to keep a screen up to date
 * that nobody sees takes a third of all the work.
 */
const NO_SCREEN = ['--enable-begin-frame-control', '--run-all-compositor-stages-before-draw'];

/** Containers often have 64 MB, which is too little for Chromium. */
function hasLittleSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize < 256 * 1024 * 1024;
  } catch {
    return true; // Not there, or not for us.
  }
}

/** On Linux whatever Chromium and its libraries would leave in the user's home goes where the profile goes. */
export function browserEnvironment(profile: string, { libraries, fonts }: SpawnOptions): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') return process.env;
  const paths = [libraries, process.env.LD_LIBRARY_PATH].filter((path) => path !== undefined && path !== '');
  return {
    ...process.env,
    HOME: profile,
    TMPDIR: join(profile, 'tmp'),
    XDG_CACHE_HOME: profile,
    XDG_CONFIG_HOME: profile,
    XDG_DATA_HOME: profile,
    XDG_RUNTIME_DIR: profile,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }),
    ...(paths.length > 0 ? { LD_LIBRARY_PATH: paths.join(delimiter) } : {}),
  };
}
