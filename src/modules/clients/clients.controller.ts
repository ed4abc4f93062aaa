import { Body, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddClientDto, ClientDto, ClientStagesDto, ClientsQuery, EditClientDto } from './client.dto.js';
import { ClientsService } from './clients.service.js';

@ApiController('clients')
export class ClientsController {
  constructor(private readonly service: ClientsService) {}

  @Get()
  @Allow('clients.read')
  @ApiOperation({ summary: 'Clients in reach, by name' })
  @ApiOkResponse({ type: pageClass(ClientDto) })
  list(@Query() asked: ClientsQuery): Promise<Page<ClientDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('clients.manage')
  @ApiOperation({ summary: 'Add a client' })
  @ApiCreatedResponse({ type: ClientDto })
  add(@Body() body: AddClientDto): Promise<ClientDto> {
    return this.service.add(body);
  }

  @Get(':id')
  @Allow('clients.read')
  @ApiOperation({ summary: 'One client' })
  @ApiOkResponse({ type: ClientDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<ClientDto> {
    return this.service.read(id);
  }

  @Get(':id/stages')
  @Allow('clients.read')
  @ApiOperation({ summary: 'How the relation with a client went, the newest first; members only' })
  @ApiOkResponse({ type: ClientStagesDto })
  stages(@Param('id', ParseUUIDPipe) id: string): Promise<ClientStagesDto> {
    return this.service.stages(id);
  }

  @Patch(':id')
  @Allow('clients.manage')
  @ApiOperation({ summary: 'Rename or archive a client, or move it to another stage' })
  @ApiOkResponse({ type: ClientDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditClientDto,
    @IfMatch() version: number | null,
  ): Promise<ClientDto> {
    return this.service.edit(id, body, version);
  }
}
