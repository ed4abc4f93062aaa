import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, type Page } from '../../platform/http/paging.js';
import { IfMatch } from '../../platform/http/precondition.js';
import { AddContactDto, ContactDto, ContactsQuery, EditContactDto } from './contact.dto.js';
import { ContactsService } from './contacts.service.js';

@ApiController('contacts')
export class ContactsController {
  constructor(private readonly service: ContactsService) {}

  @Get()
  @Allow('contacts.read')
  @ApiOperation({ summary: 'Contacts of the clients in reach, by name' })
  @ApiOkResponse({ type: pageClass(ContactDto) })
  list(@Query() asked: ContactsQuery): Promise<Page<ContactDto>> {
    return this.service.list(asked);
  }

  @Post()
  @Allow('contacts.manage')
  @ApiOperation({ summary: 'Add a contact of a client' })
  @ApiCreatedResponse({ type: ContactDto })
  add(@Body() body: AddContactDto): Promise<ContactDto> {
    return this.service.add(body);
  }

  @Get(':id')
  @Allow('contacts.read')
  @ApiOperation({ summary: 'One contact, also a removed one' })
  @ApiOkResponse({ type: ContactDto })
  read(@Param('id', ParseUUIDPipe) id: string): Promise<ContactDto> {
    return this.service.read(id);
  }

  @Patch(':id')
  @Allow('contacts.manage')
  @ApiOperation({ summary: 'Change a contact' })
  @ApiOkResponse({ type: ContactDto })
  edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditContactDto,
    @IfMatch() version: number | null,
  ): Promise<ContactDto> {
    return this.service.edit(id, body, version);
  }

  @Delete(':id')
  @Allow('contacts.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a contact; closes the portal for them' })
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number | null): Promise<void> {
    return this.service.remove(id, version);
  }

  @Post(':id/restore')
  @Allow('contacts.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a removed contact back' })
  @ApiOkResponse({ type: ContactDto })
  restore(@Param('id', ParseUUIDPipe) id: string): Promise<ContactDto> {
    return this.service.restore(id);
  }
}
