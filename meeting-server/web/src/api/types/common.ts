/** What all answers have in common. */

export type Id = string;
/** ISO-8601, UTC. */
export type Instant = string;

export interface Paged<T> {
  items: T[];
  total: number;
  pageSize: number;
}

/** What a person is told, in both languages. */
export interface Sentences {
  vi: string;
  en: string;
}
