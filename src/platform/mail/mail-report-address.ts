import { Injectable } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Environment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';

/** The address that reports of mail servers may be posted to; `affianco doctor` tells it to the operator. */
@Injectable()
export class MailReportAddress {
  private readonly token: string;

  constructor(
    secret: SecretKey,
    private readonly environment: Environment,
  ) {
    this.token = secret.derive('delivery-reports').toString('base64url');
  }

  get url(): string {
    return `${this.environment.publicUrl}/r/delivery-reports/${this.token}`;
  }

  isToken(text: string): boolean {
    const hash = (value: string) => createHash('sha256').update(value).digest();
    return timingSafeEqual(hash(text), hash(this.token));
  }
}
