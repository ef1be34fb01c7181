/** A side as a reader takes it in: what stands where, in order, and the ids by which to find it again. */
export interface Outline {
  header: Entry;
  /** In the order in which they show. */
  sections: Section[];
  /** Template, options, paper and language; undefined where a file does not say them. */
  settings: Piece[] | undefined;
}

export interface Section {
  /** JSON Resume's name, or a custom section's id. */
  id: string;
  title: string;
  /** The résumé itself gives the title; else it is the language's word. */
  isTitled: boolean;
  pieces: Piece[];
  entries: Entry[];
  bullets: Bullet[];
}

export interface Entry {
  id: string | undefined;
  name: string;
  pieces: Piece[];
  bullets: Bullet[];
}

/** A highlight, a paragraph, a table's row: prose with a place of its own in an order. */
export interface Bullet {
  id: string | undefined;
  /** Inline Markdown. */
  text: string;
}

/** A named value of an entry or of the settings. */
export interface Piece {
  name: string;
  kind: 'text' | 'date' | 'list' | 'link' | 'setting';
  /** One for a text, a link or a setting, two for a range of dates, any number for a list. */
  values: string[];
}
