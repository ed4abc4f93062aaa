import { v7, validate } from 'uuid';

/** Makes the ids of new records. Injected, so that tests can know them beforehand. */
export abstract class Ids {
  /** A new id, greater than those made before it. */
  abstract next(): string;
}

/** UUID v7: unguessable enough for an id, and sorted by the moment of making, which keeps indexes dense. */
export class RandomIds extends Ids {
  next(): string {
    return v7();
  }
}

/** Whether a text is a UUID in its usual form (any version, either case). */
export function isUuid(text: string): boolean {
  return validate(text);
}
