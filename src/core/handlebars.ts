import Handlebars from 'handlebars';
import type { Source } from './source.ts';

/** What a template asks for and does not get, or cannot be read at all. */
export class TemplateFailure extends Error {
  /** The file that asks. */
  readonly source: Source;
  readonly asked: Asked | undefined;

  constructor(source: Source, cause: Error, asked?: Asked) {
    super(cause.message, { cause });
    this.source = source;
    this.asked = asked;
  }
}

export interface Asked {
  name: string;
  /** The fields that there are; undefined where there is a mere text. */
  known: string[] | undefined;
  /** One-based. */
  line: number;
  /** Zero-based, of the expression that holds the name. */
  column: number;
}

/** Marks HTML that a template prints as it stands. */
export const SafeString = Handlebars.SafeString;

/** What means something to HTML as its entities, for a helper that prints tags among it. */
export const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

/** `log` is gone, so that it is as unknown as any other name. */
const OPTIONS = { strict: true, knownHelpers: { log: false } } as const;

export type Helper = (...given: unknown[]) => unknown;

/** Throws what Handlebars’ parser says of a text. */
export function parseHandlebars(text: string): void {
  Handlebars.parse(text);
}

/**
 * Handlebars files, `resume` the first to print and all of them partials by name, as one function.
 *
 * @param codeOf what `precompile` makes of a text
 * @throws TemplateFailure when it is called
 */
export function compileHandlebars(
  files: ReadonlyMap<string, Source>,
  helpers: Readonly<Record<string, Helper>>,
  codeOf: (text: string) => string = precompile,
): (context: object) => string {
  const engine = Handlebars.create() as unknown as Engine;
  engine.JavaScriptCompiler = StrictCompiler;
  engine.unregisterHelper('log');
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper);
  for (const [name, source] of files) {
    let print: Print | undefined;
    engine.registerPartial(name, (context, options) => {
      try {
        // A file is compiled when it is first printed, which is now.
        print ??= engine.template(watched(specOf(codeOf(source.text)), source));
        return print(context, options);
      } catch (thrown) {
        if (thrown instanceof TemplateFailure || !(thrown instanceof Error)) throw thrown;
        throw new TemplateFailure(source, thrown);
      }
    });
  }
  const print = engine.compile('{{> resume}}', OPTIONS);
  return (context) => print(context, NO_PROTOTYPES);
}

/** As it is without saying so, but then Handlebars would warn on stderr of each name that it refuses. */
const NO_PROTOTYPES = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/**
 * The code of a template: an expression that comes to what Handlebars runs.
 *
 * @throws Error what Handlebars' parser says of a text
 */
export function precompile(text: string): string {
  const engine = Handlebars.create() as unknown as Engine;
  engine.JavaScriptCompiler = StrictCompiler;
  return engine.precompile(text, OPTIONS);
}

/** As Handlebars itself brings its code to life. */
function specOf(code: string): Spec {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- made by the compiler above, of a template that is trusted
  return (new Function(`return ${code}`) as () => Spec)();
}

/**
 * Code that looks every name up strictly, where Handlebars’ own takes the argument of a helper for
 * nothing if it is unknown: `{{#each bulets}}` would print nothing and say so to nobody.
 */
class StrictCompiler extends (Handlebars as unknown as Engine).JavaScriptCompiler {
  /** For what stands inside a block. */
  readonly compiler = StrictCompiler;

  override nameLookup(parent: unknown, name: string, type: string): unknown {
    if (type !== 'context' && type !== 'data') return super.nameLookup(parent, name, type);
    const { line, column } = this.source.currentLocation.start;
    return ['container.strict(', parent, `,${JSON.stringify(name)},{line:${line},column:${column}})`];
  }
}

/** Handlebars tells neither the file nor the object that has no such name; its `strict` knows both. */
function watched(spec: Spec, source: Source): Spec {
  const main: Spec['main'] = (container, ...rest) => {
    container.strict = (parent, name, place) => {
      if (parent !== null && parent !== undefined && Object.hasOwn(Object(parent) as object, name))
        return container.lookupProperty(parent, name);
      const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : undefined;
      // What Handlebars itself looks up comes with its place in another form.
      const { line, column } = 'start' in place ? place.start : place;
      throw new TemplateFailure(source, new Error(`there is no ${name}`), { name, known, line, column });
    };
    return spec.main(container, ...rest);
  };
  return { ...spec, main };
}

/** Of Handlebars, what is called here; of what passes through, what is looked at. */
interface Engine {
  JavaScriptCompiler: Compiler;
  compile: (text: string, options: typeof OPTIONS) => Print;
  precompile: (text: string, options: typeof OPTIONS) => string;
  template: (spec: Spec) => Print;
  registerHelper: (name: string, helper: Helper) => void;
  unregisterHelper: (name: string) => void;
  registerPartial: (name: string, print: (context: object, options: object) => string) => void;
}

type Print = (context: object, options?: object) => string;

interface Spec {
  main: (container: Container, ...rest: unknown[]) => string;
}

interface Container {
  lookupProperty: (parent: unknown, name: string) => unknown;
  strict: (parent: unknown, name: string, at: Spot | { start: Spot }) => unknown;
}

interface Spot {
  line: number;
  column: number;
}

type Compiler = new () => {
  source: { currentLocation: { start: Spot } };
  nameLookup(parent: unknown, name: string, type: string): unknown;
};
