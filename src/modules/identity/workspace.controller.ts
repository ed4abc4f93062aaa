import { Body, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { EditWorkspaceDto, WorkspaceDto } from './workspace.dto.js';
import { WorkspaceService } from './workspace.service.js';

@ApiController('workspace')
export class WorkspaceController {
  constructor(private readonly service: WorkspaceService) {}

  @Get()
  @Allow('workspace.read')
  @ApiOperation({ summary: 'The workspace one acts in' })
  @ApiOkResponse({ type: WorkspaceDto })
  read(): Promise<WorkspaceDto> {
    return this.service.read();
  }

  @Patch()
  @Allow('workspace.edit')
  @ApiOperation({ summary: 'Rename the workspace, or change what is noted' })
  @ApiOkResponse({ type: WorkspaceDto })
  rename(@Body() body: EditWorkspaceDto, @IfMatch() version: number | null): Promise<WorkspaceDto> {
    return this.service.edit(body, version);
  }
}
