import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, OwnTransaction } from '../../../platform/access/allow.js';
import { callerOf } from '../../../platform/access/caller.js';
import { ApiController } from '../../../platform/http/api.js';
import { pageClass, type Page } from '../../../platform/http/paging.js';
import { AddressConnecting } from './address-connecting.service.js';
import {
  CalendarConnectionDto,
  CalendarOfferDto,
  ConnectCaldavDto,
  ConnectGoogleDto,
  ConsentAddressDto,
  DisconnectedDto,
  DisconnectQuery,
  SubscribeDto,
} from './connection.dto.js';
import { ConnectionsService } from './connections.service.js';
import { Disconnecting } from './disconnecting.service.js';
import { GoogleConnecting } from './google-connecting.service.js';

const id = () => Param('id', ParseUUIDPipe);

@ApiController('calendar-connections')
export class CalendarConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly google: GoogleConnecting,
    private readonly addresses: AddressConnecting,
    private readonly disconnecting: Disconnecting,
  ) {}

  @Get()
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'One’s own accounts with their calendars, and how well they are in step' })
  @ApiOkResponse({ type: pageClass(CalendarConnectionDto) })
  async list(): Promise<Page<CalendarConnectionDto>> {
    return { items: await this.connections.list(), nextCursor: null };
  }

  @Get('offer')
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'What can be connected here' })
  @ApiOkResponse({ type: CalendarOfferDto })
  offer(): CalendarOfferDto {
    return this.connections.offer();
  }

  @Post('google')
  @Allow('calendars.manage')
  @OwnTransaction()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to connect a Google account: the address of Google’s page' })
  @ApiOkResponse({ type: ConsentAddressDto })
  async beginGoogle(
    @Body() { calendars, connectionId = undefined }: ConnectGoogleDto,
    @Req() request: FastifyRequest,
  ): Promise<ConsentAddressDto> {
    return { address: await this.google.begin(callerOf(request), calendars, connectionId ?? null) };
  }

  @Post('caldav')
  @Allow('calendars.manage')
  @OwnTransaction()
  @ApiOperation({ summary: 'Connect an account of a CalDAV server; connected anew, its password is changed' })
  @ApiCreatedResponse({ type: CalendarConnectionDto })
  async addCaldav(
    @Body() body: ConnectCaldavDto,
    @Req() request: FastifyRequest,
  ): Promise<CalendarConnectionDto> {
    const caller = callerOf(request);
    return this.connections.readFor(caller, await this.addresses.caldavServer(caller, body));
  }

  @Post('ics')
  @Allow('calendars.manage')
  @OwnTransaction()
  @ApiOperation({ summary: 'Subscribe to a feed; it is read and never written to' })
  @ApiCreatedResponse({ type: CalendarConnectionDto })
  async subscribe(
    @Body() body: SubscribeDto,
    @Req() request: FastifyRequest,
  ): Promise<CalendarConnectionDto> {
    const caller = callerOf(request);
    return this.connections.readFor(caller, await this.addresses.feed(caller, body));
  }

  @Get(':id')
  @Allow('calendars.manage')
  @ApiOperation({ summary: 'One of one’s own accounts' })
  @ApiOkResponse({ type: CalendarConnectionDto })
  read(@id() id: string): Promise<CalendarConnectionDto> {
    return this.connections.read(id);
  }

  @Post(':id/refresh')
  @Allow('calendars.manage')
  @OwnTransaction()
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask the account which calendars there are now' })
  @ApiOkResponse({ type: CalendarConnectionDto })
  refresh(@id() id: string, @Req() request: FastifyRequest): Promise<CalendarConnectionDto> {
    return this.connections.refresh(callerOf(request), id);
  }

  @Delete(':id')
  @Allow('calendars.manage')
  @OwnTransaction()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an account back: nothing of it is kept, and that cannot be undone' })
  @ApiOkResponse({ type: DisconnectedDto })
  disconnect(
    @id() id: string,
    @Query() { removeEvents = false }: DisconnectQuery,
    @Req() request: FastifyRequest,
  ): Promise<DisconnectedDto> {
    return this.disconnecting.disconnect(callerOf(request), id, removeEvents);
  }
}
