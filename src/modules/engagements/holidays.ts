import type Library from 'date-holidays';

/** Where public holidays are the same, as `date-holidays` knows it. */
export interface Region {
  readonly country: string;
  /** Name of a part with holidays of its own; null: the country. */
  readonly part: string | null;
}
type Regions = ReadonlyMap<string, Region>;

// Its tables take some megabytes and half a second, so they are read when somebody first asks.
let library: Promise<typeof Library> | undefined;
const load = (): Promise<typeof Library> =>
  (library ??= import('date-holidays').then((module) => module.default));

let regions: Promise<Regions> | undefined;

/** Every region whose holidays are known, by code: `IT`, `DE-BE`; of a part of a country also its own name. */
export function holidayRegions(): Promise<Regions> {
  return (regions ??= readRegions());
}

async function readRegions(): Promise<Regions> {
  const all = new (await load())();
  const known = new Map<string, Region>();
  for (const country of Object.keys(all.getCountries())) {
    known.set(country, { country, part: null });
    for (const [code, part] of Object.entries(all.getStates(country) ?? {}))
      known.set(`${country}-${code}`, { country, part });
  }
  return known;
}

/** Says of each local day whether it is a public holiday of a region; what was found of a year is kept. */
export async function holidaysOf(region: string): Promise<(day: Temporal.PlainDate) => boolean> {
  const [country = region, ...part] = region.split('-');
  const rules = new (await load())(country, part.join('-'), { types: ['public'] });
  const years = new Map<number, ReadonlySet<string>>();
  return (day) => {
    const days = years.get(day.year) ?? daysOf(rules, day.year);
    years.set(day.year, days);
    return days.has(day.toString());
  };
}

/** A holiday begins on the day of its date; some last several days, some reach over from the year before. */
function daysOf(rules: Library, year: number): ReadonlySet<string> {
  const begun = [year - 1, year].flatMap((asked) => rules.getHolidays(asked));
  return new Set(
    begun.flatMap(({ date, start, end }) => {
      const first = Temporal.PlainDate.from(date.slice(0, 10));
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      return Array.from({ length }, (_, days) => first.add({ days }).toString());
    }),
  );
}
