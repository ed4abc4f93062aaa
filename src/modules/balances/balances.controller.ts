import { Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { ApiController } from '../../platform/http/api.js';
import { pageClass, PageQuery, type Page } from '../../platform/http/paging.js';
import { BalanceLedgerService } from './balance-ledger.service.js';
import { BalanceDto, BalanceLineDto, BalanceLinesQuery, BalanceQuery } from './balance.dto.js';
import { BalanceService } from './balance.service.js';

@ApiController('engagements/:id/balance', 'balances')
export class BalancesController {
  constructor(
    private readonly service: BalanceService,
    private readonly ledger: BalanceLedgerService,
  ) {}

  @Get()
  @Allow('engagements.read')
  @ApiOperation({ summary: 'What of a period’s allowance is used and left' })
  @ApiOkResponse({ type: BalanceDto })
  read(@Param('id', ParseUUIDPipe) id: string, @Query() { on }: BalanceQuery): Promise<BalanceDto> {
    return this.service.of(id, on === undefined ? undefined : Temporal.PlainDate.from(on));
  }

  @Get('periods')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'Every period so far, newest first' })
  @ApiOkResponse({ type: pageClass(BalanceDto) })
  periods(@Param('id', ParseUUIDPipe) id: string, @Query() asked: PageQuery): Promise<Page<BalanceDto>> {
    return this.service.periods(id, asked);
  }

  @Get('lines')
  @Allow('engagements.read')
  @ApiOperation({ summary: 'The ledger of a period, line by line down to the entries' })
  @ApiOkResponse({ type: pageClass(BalanceLineDto) })
  lines(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() asked: BalanceLinesQuery,
  ): Promise<Page<BalanceLineDto>> {
    return this.ledger.lines(id, asked);
  }
}
