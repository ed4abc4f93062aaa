import type { Language } from '../../kernel/actor.js';
import { ListOf, Text } from '../../platform/http/fields.js';
import type { Region } from './holidays.js';

/** A country, or a part of one with holidays of its own. */
export class HolidayRegionDto {
  @Text({ max: 7, example: 'DE-BE' })
  code!: string;

  @Text({ max: 120, example: 'Germany: Berlin', description: 'The country in the reader’s language.' })
  name!: string;
}

export class HolidayRegionsDto {
  @ListOf(() => HolidayRegionDto)
  items!: HolidayRegionDto[];

  static of(regions: ReadonlyMap<string, Region>, language: Language): HolidayRegionsDto {
    const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    const { compare } = new Intl.Collator(language);
    const items = [...regions].map(([code, { country, part }]) => {
      const name = countries.of(country) ?? country;
      return { code, name: part === null ? name : `${name}: ${part}` };
    });
    return { items: items.sort((one, other) => compare(one.name, other.name)) };
  }
}
