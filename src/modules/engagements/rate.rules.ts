import { agreementOn, type Agreements, type Dated } from '../../kernel/dated.js';
import { InvalidRequest } from '../../platform/http/validation.js';

/** What a rate may be agreed for, beside an engagement as such: that one stands in its agreement. */
export const rateScopes = ['workspace', 'client', 'assistant', 'service'] as const;
export type RateScope = (typeof rateScopes)[number];

/** Where the rate of an entry comes from; it is kept with the entry. */
export const rateSources = [
  'entry',
  'service',
  'assistant',
  'engagement',
  'client',
  'workspace',
  'none',
] as const;
export type RateSource = (typeof rateSources)[number];

/** Whom a rate belongs to: exactly what its scope asks for. */
export interface RateOwner {
  readonly scope: RateScope;
  readonly clientId: string | null;
  readonly engagementId: string | null;
  readonly memberId: string | null;
  readonly serviceId: string | null;
}

type OwnerField = keyof Omit<RateOwner, 'scope'>;

const needed: Readonly<Record<RateScope, readonly OwnerField[]>> = {
  workspace: [],
  client: ['clientId'],
  assistant: ['engagementId', 'memberId'],
  service: ['engagementId', 'serviceId'],
};
const ownerFields: readonly OwnerField[] = ['clientId', 'engagementId', 'memberId', 'serviceId'];

/** @throws InvalidRequest when something is missing, or given that has no meaning in that scope */
export function rateOwner(
  given: { readonly scope: RateScope } & { readonly [field in OwnerField]?: string | undefined },
): RateOwner {
  const wanted = needed[given.scope];
  const wrong = ownerFields.filter((field) => wanted.includes(field) !== (given[field] !== undefined));
  if (wrong.length > 0) {
    const code = (field: OwnerField) => (wanted.includes(field) ? 'required' : 'unknown-field');
    throw new InvalidRequest(wrong.map((field) => ({ field, code: code(field) })));
  }
  const { scope, clientId = null, engagementId = null, memberId = null, serviceId = null } = given;
  return { scope, clientId, engagementId, memberId, serviceId };
}

/** A rate of a scope, from a day on. */
export interface ScopedRate extends Dated {
  readonly scope: RateScope;
  readonly memberId: string | null;
  readonly serviceId: string | null;
  /** Per hour. */
  readonly minor: number;
}

/** A rate per hour with the place it was agreed in; null where none is. */
export interface ResolvedRate {
  readonly minor: number | null;
  readonly source: RateSource;
}

/** The rates that bear upon one engagement: enough to say what any piece of its work is paid. */
export class RateCard {
  /** @param rates of the engagement's own currency, and of its client, its assistants, its services or the workspace */
  constructor(
    private readonly agreements: Agreements<Dated & { readonly rateMinor: number | null }>,
    private readonly rates: readonly ScopedRate[],
  ) {}

  /**
   * The rate of work that begins on a local day: the entry's own, else its service's, else the assistant's, else what
   * was agreed for the engagement, else the client's, else the workspace's; in each of them the newest that began by
   * that day.
   */
  on(
    day: Temporal.PlainDate,
    memberId: string,
    serviceId: string | null,
    own: number | null = null,
  ): ResolvedRate {
    const newest = (wanted: (rate: ScopedRate) => boolean) => newestBy(day, this.rates.filter(wanted));
    return resolved([
      ['entry', own],
      ['service', newest((rate) => rate.scope === 'service' && rate.serviceId === serviceId)],
      ['assistant', newest((rate) => rate.scope === 'assistant' && rate.memberId === memberId)],
      ['engagement', agreementOn(this.agreements, day).rateMinor],
      ['client', newest(({ scope }) => scope === 'client')],
      ['workspace', newest(({ scope }) => scope === 'workspace')],
    ]);
  }
}

/** The first that says anything; 0 is a rate. */
function resolved(inOrder: readonly (readonly [RateSource, number | null])[]): ResolvedRate {
  for (const [source, minor] of inOrder) if (minor !== null) return { minor, source };
  return { minor: null, source: 'none' };
}

function newestBy(day: Temporal.PlainDate, rates: readonly ScopedRate[]): number | null {
  const wanted = day.toString();
  let newest: ScopedRate | null = null;
  for (const rate of rates)
    if (rate.validFrom <= wanted && (newest === null || rate.validFrom > newest.validFrom)) newest = rate;
  return newest?.minor ?? null;
}
