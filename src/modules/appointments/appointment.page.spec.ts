import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import type { AppointmentDto } from './appointment.dto.js';
import type { AppointmentPageProps } from './appointment-page.props.js';
import { appointmentPage } from './appointment.page.js';

const hour = (at: number) => Temporal.Instant.from('2026-11-17T08:00:00Z').add({ hours: at });
const slots = Array.from({ length: 400 }, (_, index) => ({
  startsAt: hour(index).toString(),
  endsAt: hour(index + 1).toString(),
}));
const proposed: AppointmentPageProps = {
  ...{
    workspaceName: 'Ferri & Conti',
    timeZone: 'Europe/Rome',
    title: 'Fair in <Bologna>',
    hostName: 'Anna Ferri',
  },
  ...{ note: 'Two offers <b>', place: { kind: 'video', text: 'https://meet.example/a' }, minutes: 60 },
  ...{ appointment: null, proposal: 'open', slots, wish: null, begun: false },
  ...{ askUseful: false, chosenUseful: null, notice: null, action: '/r/appointment/secret' },
};
const booked = {
  ...{ id: '0197a3b2-5c1d-7e4f-8a6b-3d2c1b0a9f8e', state: 'booked', useful: null, wanted: '' },
  ...{
    startsAt: '2026-11-17T09:00:00Z',
    endsAt: '2026-11-17T10:00:00Z',
    cancelledByName: null,
    cancelReason: null,
  },
  can: { edit: false, move: true, cancel: true, answer: false },
} as AppointmentDto;

describe('the page of an appointment', () => {
  it.each(languages)('in %s is complete without script, and small', (language) => {
    const shown = [
      proposed,
      { ...proposed, appointment: booked, proposal: null, slots: null },
      { ...proposed, appointment: booked, proposal: null, wish: 'move' as const },
      { ...proposed, appointment: booked, proposal: null, slots: null, wish: 'cancel' as const },
      { ...proposed, appointment: booked, proposal: null, slots: null, begun: true, askUseful: true },
    ];
    for (const form of ['formal', 'informal'] as const) {
      for (const props of shown) {
        const html = appointmentPage(textsFor(language, form), props);
        expect(html).toContain(`<html lang="${language}"`);
        expect(html).not.toMatch(/<script|undefined|\[object|style="/);
        expect(html).not.toContain('<Bologna>');
        expect(html).not.toContain('<b>');
        expect(Buffer.byteLength(html)).toBeLessThan(80_000);
      }
    }
  });

  it('puts later days behind a second tap, none left out', () => {
    const html = appointmentPage(textsFor('en'), proposed);
    expect(html.match(/name="slot"/g)).toHaveLength(400);
    expect(html.match(/<fieldset>/g)).toHaveLength(18);
    expect(html).toContain('<details>');
    expect(html.indexOf('<details>')).toBeGreaterThan(html.indexOf('Monday, 23 November'));
  });

  it('links a video call only where it is the address of a page', () => {
    const link = (text: string) =>
      appointmentPage(textsFor('en'), { ...proposed, place: { kind: 'video', text } }).includes(
        `href="${text}"`,
      );
    expect([link('https://meet.example/a'), link('javascript:alert(1)'), link('Room 7')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('offers nothing that may not be done', () => {
    const none = { ...booked, can: { edit: false, move: false, cancel: false, answer: false } };
    const props = { ...proposed, appointment: none, proposal: null, wish: 'move' as const };
    const html = appointmentPage(textsFor('en'), props);
    expect(html).not.toMatch(/<form|wish=/);
  });

  it('says once why it cannot be moved any more, where it can still be cancelled', () => {
    const late = { ...booked, can: { edit: false, move: false, cancel: true, answer: false } };
    const props = { ...proposed, appointment: late, proposal: null, slots: null };
    const said = (notice: AppointmentPageProps['notice']) =>
      appointmentPage(textsFor('en'), { ...props, notice }).match(/it can be cancelled, but not moved/g);
    expect([said('booked'), said('too-late')].map((found) => found?.length)).toEqual([1, 1]);
    expect(appointmentPage(textsFor('en'), { ...props, appointment: booked })).not.toContain('but not moved');
  });

  it('says when it was cancelled, by whom and why, and offers nothing more', () => {
    const cancelled = {
      ...booked,
      state: 'cancelled' as const,
      cancelledByName: 'Giulia',
      cancelReason: 'A <cold>',
    };
    const html = appointmentPage(textsFor('en'), {
      ...proposed,
      appointment: cancelled,
      proposal: null,
      slots: null,
    });
    expect(html).toContain('Cancelled by Giulia');
    expect(html).toContain('A &lt;cold&gt;');
    expect(html).not.toMatch(/<form|appointment\.ics/);
  });

  it('says of an answer that was tapped in a mail that it is not sent yet, until it is', () => {
    const asked = { ...proposed, proposal: null, slots: null, begun: true, askUseful: true };
    const saying = (useful: 'yes' | null, chosenUseful: 'yes' | 'no' | null) =>
      appointmentPage(textsFor('en'), { ...asked, appointment: { ...booked, useful }, chosenUseful });
    const unsent = (html: string) => html.includes('not sent yet');
    expect([saying(null, 'yes'), saying('yes', 'no')].map(unsent)).toEqual([true, true]);
    expect([saying(null, null), saying('yes', null), saying('yes', 'yes')].some(unsent)).toBe(false);
    expect(saying('yes', 'no')).toMatch(/checked="" value="no"/);
  });

  it.each(['expired', 'withdrawn', 'booked'] as const)('of a proposal that is %s offers nothing', (state) => {
    const html = appointmentPage(textsFor('en'), { ...proposed, proposal: state, slots: [] });
    expect(html).toContain('no longer offered');
    expect(html).not.toContain('<form');
  });
});
