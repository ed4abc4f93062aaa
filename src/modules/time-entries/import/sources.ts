import { affianco } from './affianco.js';
import type { Header } from './cells.js';
import { clockify } from './clockify.js';
import { harvest } from './harvest.js';
import type { ImportFormat } from './import-format.js';
import { kimai } from './kimai.js';
import type { Source } from './source.js';
import { toggl } from './toggl.js';

const sources: Readonly<Record<ImportFormat, Source>> = { toggl, clockify, harvest, kimai, affianco };

export function sourceOf(format: ImportFormat): Source {
  return sources[format];
}

/** The tool that writes such a header; null for none, or for one that could be of two. */
export function sourceBehind(header: Header): Source | null {
  const known = Object.values(sources).filter((source) => source.knows(header));
  return known.length === 1 ? (known[0] ?? null) : null;
}
