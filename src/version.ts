declare const __VERSION__: string;

/** Of this program, as package.json has it; the bundler puts it in. */
export const VERSION = __VERSION__;
