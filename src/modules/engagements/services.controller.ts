import { Body, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddServiceDto, EditServiceDto, ServiceDto, ServicesQuery } from './service.dto.js';
import { ServicesService } from './services.service.js';

@ApiController('services')
export class ServicesController {
  constructor(private readonly service: ServicesService) {}

  @Get()
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Services of the engagements in reach, by name' })
  @ApiOkResponse({ type: pageClass(ServiceDto) })
  list(@Query() asked: ServicesQuery): Promise<Page<ServiceDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('services.manage')
  @ApiOperation({ summary: 'Add a service to an engagement' })
  @ApiCreatedResponse({ type: ServiceDto })
  add(@Body() body: AddServiceDto): Promise<ServiceDto> {
    return this.service.add(body);
  }

  @Patch(':id')
  @Allow('services.manage')
  @ApiOperation({ summary: 'Rename or archive a service' })
  @ApiOkResponse({ type: ServiceDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditServiceDto,
    @IfMatch() version: number | null,
  ): Promise<ServiceDto> {
    return this.service.edit(id, body, version);
  }
}
