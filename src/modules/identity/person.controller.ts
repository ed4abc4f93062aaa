import { Body, HttpCode, Patch, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../platform/access/allow.js';
import { callerOf } from '../../platform/access/caller.js';
import { ApiController } from '../../platform/http/api.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { ChangePasswordDto, EditPersonDto } from './person.dto.js';
import { PersonService } from './person.service.js';
import { PersonDto } from './session.dto.js';

@ApiController('person')
export class PersonController {
  constructor(private readonly service: PersonService) {}

  @Patch()
  @Allow('session.use')
  @OwnTransaction()
  @ApiOperation({ summary: 'Change one’s own name, language, time zone or working hours' })
  @ApiOkResponse({ type: PersonDto })
  edit(
    @Body() body: EditPersonDto,
    @Req() request: FastifyRequest,
    @IfMatch() version: number | null,
  ): Promise<PersonDto> {
    return this.service.edit(callerOf(request), body, version);
  }

  @Post('password')
  @Allow('session.use')
  @OwnTransaction()
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose another password; ends every other session' })
  @ApiNoContentResponse()
  changePassword(@Body() body: ChangePasswordDto, @Req() request: FastifyRequest): Promise<void> {
    return this.service.changePassword(callerOf(request), body);
  }
}
