import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import type { AppointmentState, Attendance } from './appointment.rules.js';

/** What decides who may do what with an appointment. */
export interface JudgedAppointment {
  readonly state: AppointmentState;
  readonly begun: boolean;
  readonly attendance: Attendance | null;
  readonly guestIds: readonly string[];
  /** Whether the agreed notice is left; a guest moves it no later. */
  readonly inTime: boolean;
}

export const appointmentWords = ['edit', 'move', 'cancel'] as const;
export type AppointmentAbility = (typeof appointmentWords)[number];

/**
 * Members change what is booked and not attended yet; a guest moves it while there is time, and cancels it before it
 * begins. Contacts who are not among its guests look on.
 */
export function appointmentAbilities(
  actor: Actor,
  { state, begun, attendance, guestIds, inTime }: JudgedAppointment,
): Record<AppointmentAbility, boolean> {
  const open = state === 'booked' && attendance === null;
  const member = isMember(actor) || seesAll(actor);
  const guest = actor.seatId !== null && guestIds.includes(actor.seatId);
  return {
    edit: open && member,
    move: open && (member || (guest && !begun && inTime)),
    cancel: open && !begun && (member || guest),
  };
}

/** What is proposed is withdrawn by members, and booked by them or by who was asked. */
export function proposalAbilities(
  actor: Actor,
  { open, guestIds }: { readonly open: boolean; readonly guestIds: readonly string[] },
): { readonly withdraw: boolean; readonly book: boolean } {
  const member = isMember(actor) || seesAll(actor);
  const guest = actor.seatId !== null && guestIds.includes(actor.seatId);
  return { withdraw: open && member, book: open && (member || guest) };
}

/** Whose hours somebody keeps: their own, the owner everybody's. */
export function mayKeepHours(actor: Actor, memberId: string): boolean {
  return seesAll(actor) || (isMember(actor) && actor.seatId === memberId);
}
