import { Body, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../../platform/access/allow.js';
import { Environment } from '../../platform/config/environment.js';
import { ApiController } from '../../platform/http/api.js';
import { Yes } from '../../platform/http/fields.js';
import { SessionDto, SignUpDto } from './session.dto.js';
import { SessionService } from './session.service.js';

export class SetupDto {
  @Yes({ description: 'Nobody has made a workspace on this installation yet.' })
  needsWorkspace!: boolean;

  @Yes({ description: 'Mail stays on this machine and is shown at /mailbox.' })
  mailbox!: boolean;

  @Yes({ description: 'People who have linked a Google account may sign in with it.' })
  google!: boolean;
}

@ApiController('', 'setup')
export class SetupController {
  constructor(
    private readonly service: SessionService,
    private readonly source: DataSource,
    private readonly environment: Environment,
  ) {}

  @Get('setup')
  @Public('the sign-in page asks whether to show the first-run page')
  @ApiOperation({ summary: 'The state of this installation' })
  @ApiOkResponse({ type: SetupDto })
  async read(): Promise<SetupDto> {
    const [row] = await this.source.query<{ made: boolean }[]>('SELECT affianco.has_workspace() AS made');
    const { embeddedMailbox, offersGoogle } = this.environment;
    return { needsWorkspace: row?.made !== true, mailbox: embeddedMailbox, google: offersGoogle };
  }

  @Post('workspaces')
  @Public('signing up')
  @ApiOperation({ summary: 'Make a workspace and its owner' })
  @ApiCreatedResponse({ type: SessionDto })
  signUp(
    @Body() body: SignUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.service.signUp(body, request, reply);
  }
}
