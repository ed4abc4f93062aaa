import { describe, expect, it } from 'vitest';
import { engagementNames } from './engagement-names';

const engagement = (id: string, clientName: string, name: string) => ({
  id,
  clientId: clientName,
  clientName,
  name,
});

describe('the name of an engagement', () => {
  it('is the client alone where the client has one, and says which where there are two', () => {
    expect(
      engagementNames([
        engagement('1', 'Harper', 'Inbox'),
        engagement('2', 'Bianchi', 'Travel'),
        engagement('3', 'Harper', 'Books'),
      ]),
    ).toEqual([
      { value: '2', label: 'Bianchi' },
      { value: '3', label: 'Harper · Books' },
      { value: '1', label: 'Harper · Inbox' },
    ]);
  });
});
