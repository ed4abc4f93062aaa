import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddTemplateDto, EditTemplateDto, TaskTemplateDto, TemplatesQuery } from './task-template.dto.js';
import { TaskTemplatesService } from './task-templates.service.js';

@ApiController('task-templates')
export class TaskTemplatesController {
  constructor(private readonly templates: TaskTemplatesService) {}

  @Get()
  @Allow('task-templates.read')
  @ApiOperation({ summary: 'Templates: those of the product first, then own ones by title' })
  @ApiOkResponse({ type: pageClass(TaskTemplateDto) })
  list(@Query() asked: TemplatesQuery): Promise<Page<TaskTemplateDto>> {
    return this.templates.list(asked);
  }

  @Post()
  @Allow('task-templates.manage')
  @ApiOperation({ summary: 'Add a template of the practice' })
  @ApiCreatedResponse({ type: TaskTemplateDto })
  add(@Body() body: AddTemplateDto): Promise<TaskTemplateDto> {
    return this.templates.add(body);
  }

  @Patch(':id')
  @Allow('task-templates.manage')
  @ApiOperation({ summary: 'Edit a template of the practice; what is left out stays' })
  @ApiOkResponse({ type: TaskTemplateDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditTemplateDto,
    @IfMatch() version: number | null,
  ): Promise<TaskTemplateDto> {
    return this.templates.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('task-templates.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a template of the practice; it can be restored' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.templates.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('task-templates.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a deleted template back' })
  @ApiOkResponse({ type: TaskTemplateDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<TaskTemplateDto> {
    return this.templates.restore(id);
  }
}
