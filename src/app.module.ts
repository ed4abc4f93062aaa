import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from './kernel/clock.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { MemberEntity } from './modules/identity/member.entity.js';
import { PersonEntity } from './modules/identity/person.entity.js';
import { WorkspaceEntity } from './modules/identity/workspace.entity.js';
import { AccessModule } from './platform/access/access.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Environment } from './platform/config/environment.js';
import type { DatabaseAddresses } from './platform/database/database.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EventsModule } from './platform/events/events.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LogModule } from './platform/log/log.module.js';
import { MailModule } from './platform/mail/mail.module.js';

/** Every module of the product, in the order in which each may see those before it. */
const modules = [IdentityModule];

const entities = [PersonEntity, WorkspaceEntity, MemberEntity];

/** The whole product. */
@Module({})
export class AppModule {
  static with(environment: Environment, addresses: DatabaseAddresses, clock?: Clock): DynamicModule {
    const platform = [
      ConfigModule.with(environment, clock),
      LogModule,
      DatabaseModule.with(addresses, entities),
      JobsModule,
      EventsModule,
      MailModule,
      AccessModule,
      HttpModule,
    ];
    return { module: AppModule, imports: [...platform, ...modules] };
  }
}
