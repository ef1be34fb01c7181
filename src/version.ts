declare const __VERSION__: string;
declare const __BUILD__: string;

/** Of this program, as package.json has it; the bundler puts it in. */
export const VERSION = __VERSION__;

/** Tells one build of it from another of the same version: what one kept the other does not use. */
export const BUILD = __BUILD__;
