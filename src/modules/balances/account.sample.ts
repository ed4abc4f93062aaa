import type { Account, Engagement, Terms, Work } from './balance.account.js';

const USUAL: Terms = {
  id: '0199f2c4-0000-7000-8000-00000000000a',
  validFrom: '2026-01-01',
  rateMinor: 3000,
  allowanceMinutes: 1200,
  showAmounts: true,
  period: 'month',
  anchorDay: 1,
  allowancePriceMinor: null,
  rolloverPeriods: 0,
  rolloverCapMinutes: null,
  consumes: 'oldest_first',
  overage: 'allow',
  overageLimitMinutes: null,
  overageRateMinor: null,
  rounding: null,
  splitAtMidnight: false,
  discountBasisPoints: 0,
  surcharges: [],
  scope: '',
  languages: [],
  serviceIds: [],
  clauses: [],
  acceptedAfterDays: null,
  noShowCharge: 'nothing',
  noShowMinutes: null,
  lateCancellationCharged: false,
  answer: null,
  proposedAt: null,
};

/** Made up: an engagement in Rome, in euros, with weeks from Monday. */
export function sampleEngagement(
  terms: Partial<Terms> | readonly Partial<Terms>[],
  own: Partial<Engagement> = {},
): Engagement {
  const [first = {}, ...more] = Array.isArray(terms)
    ? (terms as Partial<Terms>[])
    : [terms as Partial<Terms>];
  return {
    id: '0199f2c4-0000-7000-8000-00000000000b',
    clientId: '0199f2c4-0000-7000-8000-00000000000c',
    clientName: 'Studio Moretti',
    name: 'Office',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    weekStartsOn: 1,
    startsOn: first.validFrom ?? USUAL.validFrom,
    endedOn: null,
    workingWindows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    holidays: null,
    noticeMinutes: null,
    retentionMonths: null,
    version: 1,
    agreements: [{ ...USUAL, ...first }, ...more.map((each) => ({ ...USUAL, ...each }))],
    assistants: [],
    schedule: {
      enabled: false,
      every: 'week',
      weekday: 1,
      dayOfMonth: null,
      time: '08:00',
      timeZone: null,
      covers: 'week',
      which: 'previous',
      twoWeeksFrom: null,
      holidays: 'send',
      autoSend: false,
      emptyWeeks: 'short',
      recipients: null,
      nextRunAt: '2026-11-16T07:00:00Z',
    },
    ...own,
  };
}

/** Made up: untimed work of a day. */
export function sampleWork(id: string, day: string, seconds: number, more: Partial<Work> = {}): Work {
  return {
    id,
    day,
    seconds,
    taskId: null,
    memberId: 'anna',
    serviceId: null,
    startedAt: null,
    endedAt: null,
    rateMinor: 3000,
    rush: false,
    correctsEntryId: null,
    ...more,
  };
}

/** The account of work under terms, with nothing closed. */
export function sampleAccount(
  engagement: Engagement,
  work: readonly Work[],
  more: Partial<Account> = {},
): Account {
  const [first] = engagement.agreements;
  const termsOn = (day: string) =>
    engagement.agreements.findLast(({ validFrom }) => validFrom <= day) ?? first;
  return { engagement, termsOn, openFrom: null, lots: [], work, late: [], ...more };
}
