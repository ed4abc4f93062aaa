import type { Language } from '../../kernel/actor.js';
import type { Doer } from '../../kernel/checklist.js';

/** The same words in each language, beside each other. */
export type Worded = Readonly<Record<Language, string>>;

/** A template that comes with the product; it can be copied, and not be changed. */
export interface ShippedTemplate {
  /** Its id is `shipped:` and this. */
  readonly key: string;
  readonly estimateMinutes: number;
  readonly title: Worded;
  readonly brief: Worded;
  readonly purpose: Worded;
  /** What the client gives; lines that end with a colon are filled in. */
  readonly inputs: Worded;
  readonly acceptanceCriteria: Worded;
  readonly checklist: readonly { readonly by: Doer; readonly text: Worded }[];
  readonly deliverable: Worded | null;
}
