import { clientOf, descriptionFor } from './event-client.rules.js';

const contact = (id: string, clientId: string, email: string) => ({
  id,
  clientId,
  name: `Name ${id}`,
  email,
});
const contacts = [
  contact('giulia', 'rossi', 'giulia@rossi.test'),
  contact('james', 'smith', 'james@gmail.com'),
  contact('lena', 'weber', 'lena@shared.test'),
  contact('carmen', 'garcia', 'carmen@shared.test'),
];
const own = ['anna@studio.test'];
const guess = (guests: string[], calendar: { clientId: string; name: string } | null = null) =>
  clientOf(guests, contacts, own, calendar);

describe('the client of an event', () => {
  it('is the one whose contact takes part, however the address is written', () => {
    expect(guess(['Giulia@Rossi.test', 'somebody@else.test'])).toEqual({
      clientId: 'rossi',
      reason: 'guest',
      name: 'Name giulia',
      contactIds: ['giulia'],
    });
  });

  it('is the one at whose domain a guest has an address', () => {
    expect(guess(['new@rossi.test'])).toMatchObject({
      clientId: 'rossi',
      reason: 'domain',
      name: 'rossi.test',
    });
  });

  it('is not known by a domain that everybody, several clients, or the practice itself have', () => {
    expect(guess(['other@gmail.com'])).toBeNull();
    expect(guess(['other@shared.test'])).toBeNull();
    const atOurs = [...contacts, contact('bea', 'weber', 'bea@studio.test')];
    expect(clientOf(['new@studio.test'], atOurs, own, null)).toBeNull();
  });

  it('is the one of the calendar, unless its guests say otherwise', () => {
    const calendar = { clientId: 'smith', name: 'Smith' };
    expect(guess([], calendar)).toMatchObject({ clientId: 'smith', reason: 'calendar' });
    expect(guess(['giulia@rossi.test'], calendar)).toMatchObject({ clientId: 'rossi', reason: 'guest' });
    expect(guess(['giulia@rossi.test', 'james@gmail.com'], calendar)).toMatchObject({
      clientId: 'smith',
      contactIds: ['james'],
    });
  });

  it('is left to a person where guests of several clients take part', () => {
    expect(guess(['giulia@rossi.test', 'james@gmail.com'])).toMatchObject({
      clientId: null,
      reason: 'several',
    });
  });

  it('is nobody where no guest is known', () => {
    expect(guess([])).toBeNull();
    expect(guess(['doctor@hospital.test'])).toBeNull();
  });
});

describe('F32: what an entry is proposed to say', () => {
  it('is the title of the event, unless that names another client', () => {
    expect(descriptionFor('Call about the fair', ['Weber GmbH'])).toBe('Call about the fair');
    expect(descriptionFor('Rossi and WEBER, GmbH: fair', ['Weber GmbH'])).toBe('');
    expect(descriptionFor('Café Núñez', ['Cafe Nunez'])).toBe('');
    expect(descriptionFor('Annual review', ['Ann', ''])).toBe('Annual review');
  });
});
