import { Module } from '@nestjs/common';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsService } from './invitations.service.js';
import { PersonRepository } from './person.repository.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SetupController } from './setup.controller.js';

/** People, their workspaces and how they prove who they are. */
@Module({
  controllers: [SetupController, SessionController],
  providers: [PersonRepository, SessionService, InvitationRepository, InvitationsService],
  exports: [SessionService, InvitationsService],
})
export class IdentityModule {}
