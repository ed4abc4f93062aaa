import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { isUuid } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf } from '../../platform/http/paging.js';
import { FoundDto, type ArchiveQuery, type FoundPageDto } from './archive.dto.js';
import { wordsOf } from './archive.excerpt.js';
import { ArchiveRepository, type FoundPosition, type FoundRow } from './archive.repository.js';
import { archiveKinds, corrected, folded, readQuery, Sought, WORD } from './archive.rules.js';

/** One search over everything that is written down: names, contents, tasks, questions, comments. */
@Injectable()
export class ArchiveService {
  constructor(private readonly archive: ArchiveRepository) {}

  async search(asked: ArchiveQuery): Promise<FoundPageDto> {
    const { q = '', clientId, engagementId, kind, folder, tag } = asked;
    const limit = limitOf(asked);
    const terms = readQuery(q);
    const after = positionAfter(asked) ?? undefined;
    const filter = { clientId, engagementId, kind, folder, tag };
    // Only punctuation: nothing can be meant by it.
    if (q !== '' && terms.length === 0) return { items: [], nextCursor: null, corrected: null };
    const rows = await this.archive.search(actor(), { terms, ...filter, after }, limit + 1);
    const isHit = await this.hitsIn(rows);
    const page = pageOf(rows, limit, (row) => row.position, (row) => FoundDto.of(row, isHit)); // prettier-ignore
    return { ...page, corrected: understood(q, rows) };
  }

  /** Knows whether a word of the excerpts is what was looked for, in whatever form it stands there. */
  private async hitsIn(rows: readonly FoundRow[]): Promise<(word: string) => boolean> {
    const lexemes = rows[0]?.sought ?? [];
    const sought = new Sought(lexemes);
    const words = new Set(rows.flatMap(({ passage }) => wordsOf(passage)));
    const doubtful = [...words].filter((word) => !sought.has(word) && sought.mayHave(word));
    const forms = new Set(doubtful.length > 0 ? await this.archive.sameStem(doubtful, lexemes) : []);
    return (word) => sought.has(word) || forms.has(word);
  }
}

/** @throws DomainError when the cursor is none of ours */
function positionAfter(asked: ArchiveQuery): FoundPosition | null {
  const position = positionOf<FoundPosition>(asked, 3);
  if (!position) return null;
  const [height, id, kind] = position;
  const known = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(height) && isUuid(id) && archiveKinds.some((one) => one === kind);
  if (!known) throw new DomainError('request.malformed', 'invalid');
  return position;
} // prettier-ignore

/** The query with its corrections, each word as it stands in what was found: with its accents, of course. */
function understood(query: string, rows: readonly FoundRow[]): string | null {
  const pairs = rows[0]?.corrected ?? [];
  if (pairs.length === 0) return null;
  const written = new Map<string, string>();
  for (const { title, passage } of rows)
    for (const word of `${title} ${passage}`.match(WORD) ?? []) if (!written.has(folded(word))) written.set(folded(word), word);
  const replaced = new Map<string, string>();
  for (let place = 0; place < pairs.length; place += 2) {
    const [typed = '', taken = ''] = pairs.slice(place, place + 2);
    replaced.set(typed, written.get(taken) ?? taken);
  }
  return corrected(query, replaced);
} // prettier-ignore
