import {
  wordFor,
  type AppointmentNews,
  type TellableAppointment,
  type Told,
} from './appointment-told.rules.js';

const THURSDAY = { startsAt: new Date('2026-11-19T14:00:00Z'), endsAt: new Date('2026-11-19T15:00:00Z') };
const FRIDAY = { startsAt: new Date('2026-11-20T09:00:00Z'), endsAt: new Date('2026-11-20T10:00:00Z') };
const about = { title: 'Plan', note: '', placeKind: null, place: '' };

describe('what a guest has to hear', () => {
  const row = (fields: Partial<TellableAppointment> = {}): TellableAppointment =>
    ({ ...about, ...THURSDAY, state: 'booked', guests: [{ id: 'giulia' }], ...fields }); // prettier-ignore
  const told = (fields: Partial<Told> = {}): Told =>
    ({ ...about, ...THURSDAY, state: 'booked', contactId: 'giulia', linkId: 'link', ...fields }); // prettier-ignore
  const word = (news: AppointmentNews, now: TellableAppointment, known?: Told) =>
    wordFor(news, now, 'giulia', known);

  it('is nothing where they know it all', () => {
    for (const news of ['booked', 'moved', 'edited', 'cancelled', 'uninvited'] as const)
      expect(word(news, row(), told())).toBeNull();
  });

  it('is that it moved, by the time that they know; a change of words is not told of by the way', () => {
    expect(word('moved', row(FRIDAY), told())).toBe('moved');
    expect(word('edited', row(FRIDAY), told())).toBe('moved');
    expect(word('moved', row({ note: 'New' }), told())).toBeNull();
    expect(word('edited', row({ note: 'New' }), told())).toBe('edited');
    expect(word('edited', row({ placeKind: 'telephone', place: '1' }), told())).toBe('edited');
    expect(word('moved', row({ endsAt: FRIDAY.endsAt }), told())).toBe('moved');
  });

  it('is the invitation for who was told nothing, or was taken out and is back', () => {
    for (const news of ['booked', 'moved', 'edited'] as const) {
      expect(word(news, row(FRIDAY))).toBe('booked');
      expect(word(news, row(), told({ state: 'cancelled' }))).toBe('booked');
    }
  });

  it('is that it does not take place, or not with them; who never heard of it hears nothing', () => {
    const cancelled = row({ state: 'cancelled' });
    expect(word('cancelled', cancelled, told())).toBe('cancelled');
    expect(word('uninvited', row({ guests: [] }), told())).toBe('uninvited');
    expect(word('cancelled', row({ ...FRIDAY, guests: [], state: 'cancelled' }), told())).toBe('uninvited');
    for (const known of [undefined, told({ state: 'cancelled' })]) {
      expect(word('cancelled', cancelled, known)).toBeNull();
      expect(word('uninvited', row({ guests: [] }), known)).toBeNull();
    }
  });

  it('is nothing else once it was cancelled, or they take no part', () => {
    for (const news of ['booked', 'moved', 'edited'] as const) {
      expect(word(news, row({ ...FRIDAY, state: 'cancelled' }), told())).toBeNull();
      expect(word(news, row({ ...FRIDAY, guests: [] }), told())).toBeNull();
    }
  });
});
