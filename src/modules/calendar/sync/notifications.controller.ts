import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { BySecretLink, OwnTransaction, Public } from '../../../platform/access/allow.js';
import { NOTIFICATIONS } from './channels.service.js';
import { Notifications } from './notifications.service.js';

/** Where Google says that a calendar changed: in headers, without a body, and to be answered with 200. */
@ApiExcludeController()
@Controller(`api/v1/${NOTIFICATIONS}`)
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Post()
  @HttpCode(200)
  @OwnTransaction()
  @Public(
    'each message carries the secret of its channel; whatever else comes is answered alike and does nothing',
  )
  @BySecretLink()
  async take(
    @Headers('x-goog-channel-id') channelId = '',
    @Headers('x-goog-channel-token') token = '',
    @Headers('x-goog-resource-id') resourceId = '',
    @Headers('x-goog-resource-state') state = '',
    @Headers('x-goog-message-number') number = '',
  ): Promise<void> {
    await this.notifications.take({ channelId, token, resourceId, state, number: Number(number) });
  }
}
