/** Terms that hold from a local day on. */
export interface Dated {
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
}

/** What an engagement stands on: at least one agreement, oldest first. */
export type Agreements<T extends Dated> = readonly [T, ...T[]];

/**
 * The agreement that holds on a local day: the newest that began by then. Before the first of them the first holds,
 * so that work logged afterwards for earlier days, and the month in which an engagement began, have terms too.
 */
export function agreementOn<T extends Dated>(agreements: Agreements<T>, day: Temporal.PlainDate | string): T {
  const wanted = day.toString();
  return agreements.findLast(({ validFrom }) => validFrom <= wanted) ?? agreements[0];
}
