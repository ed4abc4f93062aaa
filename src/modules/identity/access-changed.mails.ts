import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { Environment } from '../../platform/config/environment.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { accessChangedMail, accessChanges, type AccessChange } from './access-changed.email.js';
import { PersonRepository } from './person.repository.js';

/** A mail to whoever's way in was changed: the one who did it knows, anybody else has to hear of it. */
@Injectable()
export class AccessChangedMails implements MailComposer, OnModuleInit {
  constructor(
    private readonly people: PersonRepository,
    private readonly outbox: MailOutbox,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.outbox.register(accessChangedMail.kind, this);
  }

  /** In the transaction of the change. @param account address of the Google account, if it is about one */
  async tell(personId: string, change: AccessChange, account = ''): Promise<void> {
    const person = await this.people.byId(personId);
    if (!person) return;
    await this.outbox.post({
      key: `access-changed:${this.ids.next()}`,
      kind: accessChangedMail.kind,
      to: { name: person.name, address: person.email },
      language: person.language,
      props: { personId, change, account, at: this.clock.now().toString() },
    });
  }

  async compose({ props, language }: QueuedMail): Promise<ComposedMail | null> {
    const { personId = '', account = '', at = '' } = props;
    const change = accessChanges.find((each) => each === props['change']);
    const person = await this.people.byId(personId);
    if (!person || !change) return null;
    return renderMail(accessChangedMail, language, {
      recipientName: person.name,
      ...{ change, account, at },
      timeZone: person.timeZone,
      url: `${this.environment.publicUrl}/forgotten`,
    });
  }
}
