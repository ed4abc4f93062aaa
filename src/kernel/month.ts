/** A run of local days, `[from, to)`. */
export interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** The calendar month of a local day: the period that an allowance is granted for. */
export function monthOf(day: Temporal.PlainDate): Days {
  const from = day.with({ day: 1 });
  return { from, to: from.add({ months: 1 }) };
}
