import type { EventDraft } from '../sync/calendar-provider.js';
import { canonicalOf } from './canonical-event.js';
import { plainWords } from './plain-words.js';

const draft: EventDraft = {
  title: 'Newsletter',
  description: 'Read it here:\nhttps://studio.example/tasks/1\n\nThank you & see you',
  location: 'Via Roma 1',
  start: { instant: '2026-11-22T08:00:00Z', timeZone: 'Europe/Rome' },
  end: { instant: '2026-11-22T09:30:00Z', timeZone: 'Europe/Rome' },
  transparent: false,
};
const form = (fields: Partial<EventDraft>) => canonicalOf({ ...draft, ...fields });

describe('F9: an event in the form in which both sides can be compared', () => {
  it.each<[string, Partial<EventDraft>]>([
    ['its times in another offset', { start: { instant: '2026-11-22T09:00:00+01:00', timeZone: null } }],
    ['fractions of a second', { end: { instant: '2026-11-22T09:30:00.000Z', timeZone: 'UTC' } }],
    ['spaces at the ends, and twice', { title: ' Newsletter \u00a0', location: 'Via  Roma 1' }],
    ['line ends of another system', { description: draft.description.replaceAll('\n', '\r\n') }],
    [
      'its description as HTML, with the link made one',
      {
        description:
          '<p>Read it here:</p><a href="https://studio.example/tasks/1">https://studio.example/tasks/1</a><br><br>Thank you &amp; see&nbsp;you',
      },
    ],
    ['letters composed another way', { title: 'Newsletter'.normalize('NFD') }],
  ])('is the same with %s', (_, fields) => {
    expect(form(fields)).toEqual(form({}));
  });

  it.each<[string, Partial<EventDraft>]>([
    ['title', { title: 'newsletter' }],
    ['description', { description: 'Something else' }],
    ['place', { location: '' }],
    ['beginning', { start: { instant: '2026-11-22T08:15:00Z', timeZone: 'Europe/Rome' } }],
    ['end', { end: { instant: '2026-11-22T10:00:00Z', timeZone: 'Europe/Rome' } }],
    ['days', { start: { day: '2026-11-22' }, end: { day: '2026-11-23' } }],
    ['being busy', { transparent: true }],
  ])('is another with another %s', (_, fields) => {
    expect(form(fields)).not.toEqual(form({}));
  });

  it('F17: leaves a day a day', () => {
    const days = form({ start: { day: '2026-11-22' }, end: { day: '2026-11-23' } });
    expect([days?.start, days?.end]).toEqual(['2026-11-22', '2026-11-23']);
  });
});

describe('The words of a description', () => {
  it.each([
    ['a < b and c > d', 'a < b and c > d'],
    ['&lt;b&gt; &#233; &#xE9; &quot;x&quot; &apos;y&apos;', '<b> é é "x" \'y\''],
    ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['&#55296;&#0;&#99999999;x', '&#99999999;x'],
  ])('of %s are %s', (html, words) => {
    expect(plainWords(html)).toBe(words);
  });
});
