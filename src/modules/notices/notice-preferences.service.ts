import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { KindNotYours, KindTwice } from './notice.errors.js';
import type { NoticePreferenceDto, NoticePreferencesDto } from './notice.dto.js';
import { inDigest, kindsOf, type NoticeKind } from './notice.rules.js';
import { NoticesRepository } from './notices.repository.js';

/** What somebody wants to get by mail, kind by kind; the product itself shows everything. */
@Injectable()
export class NoticePreferencesService {
  constructor(private readonly notices: NoticesRepository) {}

  async read(): Promise<NoticePreferencesDto> {
    const chosen = await this.notices.chosen();
    const items = kindsOf(actor().role).map((kind) => ({ kind, mail: chosen.get(kind) ?? 'digest' }));
    return { items };
  }

  /** Kinds that are not named stay as they are. @throws KindNotYours, KindTwice */
  async choose(items: readonly NoticePreferenceDto[]): Promise<NoticePreferencesDto> {
    const own = kindsOf(actor().role);
    const kinds = items.map(({ kind }) => kind);
    const foreign = kinds.find((kind) => !own.includes(kind));
    if (foreign) throw new KindNotYours(foreign);
    const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
    if (twice) throw new KindTwice(twice);
    await this.notices.choose(
      kinds,
      items.map(({ mail }) => mail),
    );
    return this.read();
  }

  /** Exactly these kinds go on to come by mail. */
  async only(wanted: readonly NoticeKind[]): Promise<void> {
    const items = kindsOf(actor().role).map((kind) => ({
      kind,
      mail: wanted.includes(kind) ? ('digest' as const) : ('none' as const),
    }));
    await this.choose(items);
  }

  /** @param kind of this kind alone; null: no digests any more, while a question still has its own mail */
  async stop(kind: NoticeKind | null): Promise<void> {
    const { role } = actor();
    const kinds = kind === null ? kindsOf(role).filter((each) => inDigest(each, role)) : [kind];
    await this.choose(kinds.map((each) => ({ kind: each, mail: 'none' as const })));
  }
}
