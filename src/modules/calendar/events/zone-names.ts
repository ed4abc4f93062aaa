/** The name of a zone as Temporal knows it, offsets and `Etc/` included; null of what is none. */
export function knownZone(name: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
