/** What the address of the appointments carries: those of one client. */
export interface AppointmentSearch {
  clientId?: string;
}

/** What is not understood is left out: an old link still opens the page. */
export function appointmentSearch({ clientId }: Record<string, unknown>): AppointmentSearch {
  return typeof clientId === 'string' && clientId ? { clientId } : {};
}
