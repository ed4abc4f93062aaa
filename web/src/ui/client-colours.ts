/**
 * Client colours: white text on each has at least 4.5:1, and each stands out at 3:1 from paper and from night. The name
 * of the client is always printed as well.
 */
export const palette = [
  '#0f7f74',
  '#2c6fb0',
  '#b8420c',
  '#7b57c7',
  '#b93f6f',
  '#5c7a10',
  '#8d6a12',
  '#0b7f99',
  '#a0489f',
  '#6b7280',
] as const;

/** A colour of its own for each client as long as there are enough, the same everywhere and on every day. */
export function colourOf(clientId: string, clientIds: readonly string[]): string {
  const place = clientIds.toSorted().indexOf(clientId);
  return palette[Math.max(0, place) % palette.length] ?? palette[0];
}
