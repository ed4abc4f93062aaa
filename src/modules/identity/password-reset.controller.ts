import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { AskForResetDto, ResetPasswordDto } from './password-reset.dto.js';
import { PasswordResetService } from './password-reset.service.js';

@ApiController('password-resets')
export class PasswordResetController {
  constructor(private readonly service: PasswordResetService) {}

  @Post()
  @Public('whoever forgot the password cannot sign in')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a mail with which to choose a new password' })
  @ApiAcceptedResponse({ description: 'The same, whether there is such an account or not.' })
  ask(@Body() body: AskForResetDto, @Req() request: FastifyRequest): Promise<void> {
    return this.service.ask(body.email, request.ip);
  }

  @Post('consume')
  @Public('the signed link is the proof')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose a new password; ends every session' })
  @ApiNoContentResponse()
  consume(@Body() body: ResetPasswordDto, @Req() request: FastifyRequest): Promise<void> {
    return this.service.consume(body, request.ip);
  }
}
