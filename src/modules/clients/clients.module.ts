import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ClientsController } from './clients.controller.js';
import { ClientsRepository } from './clients.repository.js';
import { ClientsService } from './clients.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

/** The businesses that delegate, and the people there. */
@Module({
  imports: [IdentityModule],
  controllers: [ClientsController, ContactsController],
  providers: [ClientsRepository, ClientsService, ContactsRepository, ContactsService],
  exports: [ClientsService, ContactsService],
})
export class ClientsModule {}
