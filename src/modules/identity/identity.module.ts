import { Module } from '@nestjs/common';
import { AccessChangedMails } from './access-changed.mails.js';
import { GooglePassport } from './google-passport.js';
import { GoogleSignInController } from './google-sign-in.controller.js';
import { GoogleSignIn } from './google-sign-in.service.js';
import { InvitationLinksController } from './invitation-links.controller.js';
import { InvitationLinksService } from './invitation-links.service.js';
import { InvitationMails } from './invitation.mails.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MemberRepository } from './member.repository.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { OAuthFlows } from './oauth-flows.service.js';
import { OAuthFlowsRepository } from './oauth-flows.repository.js';
import { PasswordResetController } from './password-reset.controller.js';
import { PasswordResetJobs } from './password-reset.jobs.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { PasswordResetService } from './password-reset.service.js';
import { PersonIdentitiesRepository } from './person-identities.repository.js';
import { PersonController } from './person.controller.js';
import { PersonRepository } from './person.repository.js';
import { PersonService } from './person.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SetupController } from './setup.controller.js';
import { TokenRepository } from './token.repository.js';
import { TokensController } from './tokens.controller.js';
import { TokensService } from './tokens.service.js';
import { WorkspaceController } from './workspace.controller.js';
import { WorkspaceRepository } from './workspace.repository.js';
import { WorkspaceService } from './workspace.service.js';

/** People, their workspaces, how they come in and how they prove who they are. */
@Module({
  controllers: [
    SetupController,
    SessionController,
    GoogleSignInController,
    PersonController,
    PasswordResetController,
    WorkspaceController,
    MembersController,
    InvitationsController,
    InvitationLinksController,
    TokensController,
  ],
  providers: [
    PersonRepository,
    PersonService,
    AccessChangedMails,
    SessionService,
    PasswordResetRepository,
    PasswordResetService,
    PasswordResetJobs,
    WorkspaceRepository,
    WorkspaceService,
    MemberRepository,
    MembersService,
    InvitationRepository,
    InvitationsService,
    InvitationMails,
    InvitationLinksService,
    TokenRepository,
    TokensService,
    OAuthFlowsRepository,
    OAuthFlows,
    PersonIdentitiesRepository,
    GooglePassport,
    GoogleSignIn,
  ],
  exports: [SessionService, WorkspaceService, MembersService, InvitationsService, TokensService, OAuthFlows],
})
export class IdentityModule {}
