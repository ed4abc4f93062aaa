import { Get, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../platform/access/allow.js';
import { ApiController } from '../../../platform/http/api.js';
import { DeliveryHistoryDto, DeliveryMailQuery } from './report-delivery.dto.js';
import { ReportDeliveryService } from './report-delivery.service.js';

@ApiController('reports')
export class ReportDeliveryController {
  constructor(private readonly deliveries: ReportDeliveryService) {}

  @Get(':id/deliveries/:deliveryId/history')
  @Allow('reports.compose')
  @ApiOperation({ summary: 'What became of a delivery, step by step' })
  @ApiOkResponse({ type: DeliveryHistoryDto })
  history(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
  ): Promise<DeliveryHistoryDto> {
    return this.deliveries.history(id, deliveryId);
  }

  @Get(':id/deliveries/:deliveryId/mail')
  @Allow('delivery-mails.read')
  @ApiOperation({
    summary: 'The mail of a delivery as it left, byte for byte; it carries its reader’s own link',
  })
  @ApiProduces('message/rfc822')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async mail(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
    @Query() { sha256 }: DeliveryMailQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.deliveries.mail(id, deliveryId, sha256);
    void reply.header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, {
      type: 'message/rfc822',
      disposition: contentDisposition(`${deliveryId}.eml`),
    });
  }
}
