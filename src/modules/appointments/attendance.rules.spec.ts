import { attendances, type Attendance } from './appointment.rules.js';
import { attendanceRate, chargeableMinutes, refusedAttendance } from './attendance.rules.js';

const at = (instant: string) => Temporal.Instant.from(instant);
const startsAt = at('2026-11-19T14:00:00Z');

describe('noting how a session was attended', () => {
  it('waits for its start, and then takes what happened, or takes it back', () => {
    const booked = { state: 'booked', startsAt } as const;
    expect(refusedAttendance(booked, 'attended', at('2026-11-19T13:59:59Z'))).toBe('early');
    expect(refusedAttendance(booked, null, at('2026-11-19T13:59:59Z'))).toBe('early');
    for (const noted of ['attended', 'late', 'no_show_client', 'no_show_host', null] as const)
      expect(refusedAttendance(booked, noted, startsAt)).toBeNull();
    expect(refusedAttendance(booked, 'cancelled_late', startsAt)).toBe('booked');
  });

  it('is of a cancelled one only whether that was in time', () => {
    const cancelled = { state: 'cancelled', startsAt } as const;
    expect(refusedAttendance(cancelled, 'cancelled_in_time', at('2026-11-18T08:00:00Z'))).toBeNull();
    expect(refusedAttendance(cancelled, 'cancelled_late', at('2026-11-20T08:00:00Z'))).toBeNull();
    expect(refusedAttendance(cancelled, 'attended', at('2026-11-20T08:00:00Z'))).toBe('cancelled');
    expect(refusedAttendance(cancelled, null, at('2026-11-20T08:00:00Z'))).toBe('cancelled');
  });
});

describe('the rate of attendance', () => {
  it('is attended of attended and missed by the client: nine kept, one missed', () => {
    const noted: Attendance[] = [...Array<Attendance>(9).fill('attended'), 'no_show_client'];
    expect(attendanceRate(noted)).toEqual({ attended: 9, of: 10 });
  });

  it('counts who came late as there, and nothing that says nothing about the client', () => {
    expect(attendanceRate([...attendances, null])).toEqual({ attended: 2, of: 3 });
    expect(attendanceRate(['no_show_host', 'cancelled_in_time', 'cancelled_late', null])).toEqual({
      ...{ attended: 0, of: 0 },
    });
  });
});

describe('what is charged of a missed session', () => {
  const terms = { noShowCharge: 'booked_time', noShowMinutes: null, lateCancellationCharged: true } as const;
  const missed = { attendance: 'no_show_client', cancelledSide: null, bookedMinutes: 60 } as const;
  const cancelled = { ...missed, attendance: 'cancelled_late', cancelledSide: 'client' } as const;

  it('is the time that was booked, or the minutes agreed on', () => {
    expect(chargeableMinutes(missed, terms)).toBe(60);
    expect(chargeableMinutes(missed, { ...terms, noShowCharge: 'minutes', noShowMinutes: 20 })).toBe(20);
  });

  it('is nothing where nothing is agreed', () => {
    const free = { noShowCharge: 'nothing', noShowMinutes: null, lateCancellationCharged: false } as const;
    expect(chargeableMinutes(missed, free)).toBeNull();
  });

  it('is of a late cancellation the same where that is agreed, and never of one by the practice', () => {
    expect(chargeableMinutes(cancelled, terms)).toBe(60);
    expect(chargeableMinutes(cancelled, { ...terms, lateCancellationCharged: false })).toBeNull();
    expect(chargeableMinutes({ ...cancelled, cancelledSide: 'practice' }, terms)).toBeNull();
  });

  it.each(attendances.filter((each) => each !== 'no_show_client' && each !== 'cancelled_late'))(
    'is nothing of what was %s',
    (attendance) => expect(chargeableMinutes({ ...missed, attendance }, terms)).toBeNull(),
  );
});
