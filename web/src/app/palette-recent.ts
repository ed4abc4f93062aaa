const most = 6;

function keyOf(owner: string): string {
  return `affianco.palette.${owner}`;
}

/** What this person chose last in the palette, the latest first. */
export function recentChoices(owner: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberChoice(owner: string, id: string): void {
  const others = recentChoices(owner).filter((other) => other !== id);
  localStorage.setItem(keyOf(owner), JSON.stringify([id, ...others].slice(0, most)));
}
