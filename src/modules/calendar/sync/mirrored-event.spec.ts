import type { RemoteEvent } from './calendar-provider.js';
import { keepsBusy, mirrored } from './mirrored-event.js';

const event: RemoteEvent = {
  externalId: 'e1', icalUid: 'e1@google.com', etag: '"1"', kind: 'single', masterExternalId: null, originalStart: null,
  status: 'confirmed', start: { instant: '2026-11-16T10:00:00+01:00', timeZone: 'Europe/Rome' },
  end: { instant: '2026-11-16T11:00:00+01:00', timeZone: 'Europe/Rome' }, timeZone: null, recurrence: [],
  title: 'Therapy with Dr Conti', description: 'Bring the papers', location: 'Via Roma 1',
  guests: [{ email: 'conti@example.com', name: 'Dr Conti', response: 'accepted', self: false, organizer: true }],
  myResponse: 'accepted', visibility: 'default', transparent: false, eventType: 'default', mark: null,
}; // prettier-ignore

const SECRETS = /therapy|conti|roma|papers/i;

describe('F32: what is kept of an event', () => {
  it('is when somebody is busy, and nothing about what with, unless they chose details', () => {
    expect(JSON.stringify(mirrored(event, 'busy')).replaceAll('Europe/Rome', '')).not.toMatch(SECRETS);
    expect(mirrored(event, 'details')).toMatchObject({
      title: 'Therapy with Dr Conti',
      location: 'Via Roma 1',
    });
  });

  it.each(['private', 'confidential'] as const)(
    'is no more of a %s one, whatever they chose',
    (visibility) => {
      const kept = mirrored({ ...event, visibility }, 'details');
      expect(JSON.stringify(kept).replaceAll('Europe/Rome', '')).not.toMatch(SECRETS);
      expect(kept).toMatchObject({ startsAt: '2026-11-16T09:00:00Z', visibility });
    },
  );

  it('never is its description', () => {
    expect(JSON.stringify(mirrored(event, 'details'))).not.toContain('papers');
  });

  it('has a hash that says nothing about what was left out', () => {
    expect(mirrored({ ...event, title: 'Other' }, 'busy').hash).toBe(mirrored(event, 'busy').hash);
    expect(mirrored({ ...event, title: 'Other' }, 'details').hash).not.toBe(mirrored(event, 'details').hash);
  });
});

it.each<[string, Partial<RemoteEvent>, boolean]>([
  ['an event like any other', {}, true],
  ['one that was not answered yet', { myResponse: 'needs_action' }, true],
  ['a tentative one', { status: 'tentative' }, true],
  ['one that they declined', { myResponse: 'declined' }, false],
  ['one that is shown as free', { transparent: true }, false],
  ['a cancelled one', { status: 'cancelled' }, false],
  ['out of office', { eventType: 'outOfOffice' }, true],
  ['the place where they work', { eventType: 'workingLocation' }, false],
  ['a birthday', { eventType: 'birthday' }, false],
])('%s keeps its owner busy, or not', (_, fields, busy) => {
  expect(keepsBusy(mirrored({ ...event, ...fields }, 'busy'))).toBe(busy);
});
