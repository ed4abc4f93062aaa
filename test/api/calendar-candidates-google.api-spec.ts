import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** From the edit of a person in Google to what is proposed here. */
describe('What Google tells becomes a candidate', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;
  let calendar: ConnectedCalendar;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    anna = await test.visitor().signUp();
    const { clientId } = await anEngagement(anna);
    await aContact(anna, { clientId, name: 'Giulia Rossi', email: 'giulia@rossi.test' });
    account = google.account('anna@gmail.test');
    calendar = await aConnectedCalendar(test, google, anna, {
      email: 'anna@gmail.test',
      readMode: 'details',
    });
  });
  afterAll(() => test.close());

  const me = (responseStatus: string) => ({ email: 'anna@gmail.test', self: true, responseStatus });
  const giulia = { email: 'giulia@rossi.test', displayName: 'Giulia', responseStatus: 'accepted' };
  const proposed = async () => {
    await calendar.pull();
    const { body } = await anna.get('/entry-candidates?from=2026-10-20T00:00:00Z').expect(200);
    return body.items.map(
      ({ title, startsAt }: { title: string; startsAt: string }) => `${title} ${startsAt}`,
    );
  };

  it('with a guest who is known, once, and follows what its owner does with it there', async () => {
    const attendees = [me('accepted'), giulia];
    const { id } = account.main.put({ summary: 'Fair', start: '2026-11-12T10:00', end: '2026-11-12T11:00', attendees }); // prettier-ignore
    expect(await proposed()).toEqual(['Fair 2026-11-12T09:00:00Z']);
    account.main.move(id as string, '2026-11-12T15:00', '2026-11-12T16:00');
    expect(await proposed()).toEqual(['Fair 2026-11-12T14:00:00Z']);
    account.main.edit(id as string, { attendees: [me('declined'), giulia] });
    expect(await proposed()).toEqual([]);
    account.main.edit(id as string, { attendees, visibility: 'private' });
    expect(await proposed()).toEqual([]);
    account.main.edit(id as string, { visibility: 'default' });
    expect(await proposed()).toEqual(['Fair 2026-11-12T14:00:00Z']);
    account.main.cancel(id as string);
    expect(await proposed()).toEqual([]);
  });

  it('F19, F20: of a series each occurrence for itself, moved ones where they are, cancelled ones not at all', async () => {
    const { id } = account.main.put({
      summary: 'Weekly',
      start: '2026-10-23T10:00',
      end: '2026-10-23T11:00',
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'],
      attendees: [me('accepted'), giulia],
    });
    expect(await proposed()).toEqual([
      'Weekly 2026-10-23T08:00:00Z',
      'Weekly 2026-10-30T09:00:00Z',
      'Weekly 2026-11-06T09:00:00Z',
      'Weekly 2026-11-13T09:00:00Z',
    ]);
    const { items } = (await anna.get('/entry-candidates?from=2026-10-20T00:00:00Z').expect(200)).body;
    await anna.post(`/entry-candidates/${items[0].id}/accept`).expect(200);
    account.main.moveOccurrence(id as string, '2026-11-06T09:00:00Z', '2026-11-07T10:00');
    account.main.cancelOccurrence(id as string, '2026-11-13T09:00:00Z');
    expect(await proposed()).toEqual(['Weekly 2026-10-30T09:00:00Z', 'Weekly 2026-11-07T09:00:00Z']);
    const { body } = await anna.get('/time-entries?q=Weekly').expect(200);
    expect(body.items).toHaveLength(1);
  });
});
