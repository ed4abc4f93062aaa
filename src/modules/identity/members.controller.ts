import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { EditMemberDto, MemberDto, MembersQuery } from './member.dto.js';
import { MembersService } from './members.service.js';

@ApiController('members')
export class MembersController {
  constructor(private readonly service: MembersService) {}

  @Get()
  @Allow('members.read')
  @ApiOperation({ summary: 'Who works in the workspace, by name' })
  @ApiOkResponse({ type: pageClass(MemberDto) })
  list(@Query() asked: MembersQuery): Promise<Page<MemberDto>> {
    return this.service.list(asked);
  }

  @Patch(':id')
  @Allow('members.manage')
  @ApiOperation({ summary: 'Give a member another role' })
  @ApiOkResponse({ type: MemberDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditMemberDto,
    @IfMatch() version: number | null,
  ): Promise<MemberDto> {
    return this.service.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('members.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a member; closes the workspace for them' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('members.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a removed member back' })
  @ApiOkResponse({ type: MemberDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<MemberDto> {
    return this.service.restore(id);
  }
}
