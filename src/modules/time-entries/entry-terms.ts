import { parseMoney, type MoneyText } from '../../kernel/money.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { EngagementsService } from '../engagements/engagements.service.js';
import type { RateCard, RatesService } from '../engagements/rates.service.js';
import { partsByDay } from './entry-parts.rules.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import type { Placed } from './time-entry.rules.js';

type Engagement = Awaited<ReturnType<EngagementsService['find']>>;
type Price = Pick<TimeEntryEntity, 'rateMinor' | 'rateSource'>;

/** What is agreed in one engagement, as far as it decides how an entry is kept. */
export class EntryTerms {
  constructor(
    readonly engagement: Engagement,
    private readonly card: RateCard,
    private readonly agreedOn: (day: string) => { readonly splitAtMidnight: boolean },
  ) {}

  get timeZone(): string {
    return this.engagement.timeZone;
  }

  /** One entry, or one a day where the agreement of its day says so. */
  partsOf(placed: Placed): readonly [Placed, ...Placed[]] {
    const { splitAtMidnight } = this.agreedOn(placed.day.toString());
    return splitAtMidnight ? partsByDay(placed, this.timeZone) : [placed];
  }

  /** The rate of a day and where it was found; kept on the entry, so that a new one never touches it. */
  priceOn(
    day: Temporal.PlainDate,
    { memberId, serviceId }: Pick<TimeEntryEntity, 'memberId' | 'serviceId'>,
    own: number | null,
  ): Price {
    const { minor, source } = this.card.on(day, memberId, serviceId, own);
    return { rateMinor: minor, rateSource: source };
  }

  /** A rate of the entry's own, in minor units. @throws InvalidRequest when it is in another currency */
  ownRate(rate: MoneyText | null | undefined): number | null {
    if (!rate) return null;
    if (rate.currency !== this.engagement.currency)
      throw new InvalidRequest([{ field: 'rate', code: 'currency' }]);
    const money = parseMoney(rate);
    if (!money.ok) throw new InvalidRequest([{ field: 'rate', code: 'money' }]);
    return money.value.minor;
  }
}

/** The terms of the engagements that one command is about; each is asked for once. */
export class KnownTerms {
  private readonly asked = new Map<string, EntryTerms>();

  constructor(
    private readonly engagements: EngagementsService,
    private readonly rates: RatesService,
  ) {}

  /** Those of an engagement that was asked for already. */
  known(engagementId: string): EntryTerms | undefined {
    return this.asked.get(engagementId);
  }

  /** @throws NotFound */
  async of(engagementId: string): Promise<EntryTerms> {
    const known = this.known(engagementId);
    if (known) return known;
    const engagement = await this.engagements.find(engagementId);
    const card = await this.rates.cardOf(engagement);
    const terms = new EntryTerms(engagement, card, (day) => this.engagements.termsOn(engagement, day));
    this.asked.set(engagementId, terms);
    return terms;
  }
}
