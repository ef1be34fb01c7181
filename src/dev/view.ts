/** What one tab looks at. */
export interface View {
  resume: string;
  variant: string;
  /** In place of the variant's own. */
  template: string | undefined;
}

/** Two tabs with the same key see the same. */
export function keyOf({ resume, variant, template = '' }: View): string {
  return [resume, variant, template].join('\0');
}

/** A view as a tab asks for it, in a message or an address; undefined where it is none. */
export function viewFrom(asked: Readonly<Record<string, unknown>>): View | undefined {
  const { resume, variant, template } = asked;
  if (typeof resume !== 'string' || typeof variant !== 'string') return undefined;
  return { resume, variant, template: typeof template === 'string' && template ? template : undefined };
}
