/** Every format by name, and no more of it: what only lists them need not load them. */
export const FORMAT_NAMES = ['pdf', 'html', 'md', 'txt', 'json', 'docx', 'png'] as const;
