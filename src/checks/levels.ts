/** How much a rule's word weighs. */
export type Level = 'error' | 'warning' | 'off';
