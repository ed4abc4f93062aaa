import { describe, expect, it } from 'vitest';
import { readSettings } from './settings';

describe('how somebody likes the calendar', () => {
  const usual = { snap: 15, span: null, shape: 'calendar' };

  it('comes back as it was kept', () => {
    const kept = { snap: 5, span: 'day', shape: 'table' };
    expect(readSettings(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([undefined, '', 'null', '[]', '{', '{"snap":7,"span":"month","shape":3}'])(
    'is the usual where %s was kept',
    (text) => expect(readSettings(text)).toEqual(usual),
  );
});
