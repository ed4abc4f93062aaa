/** The moment that a day and a clock time name where the client is; null without a day. */
export function momentIn(day: string, time: string, zone: string): string | null {
  if (!day) return null;
  try {
    return Temporal.PlainDateTime.from(`${day}T${time || '18:00'}`)
      .toZonedDateTime(zone)
      .toInstant()
      .toString();
  } catch {
    return null;
  }
}
