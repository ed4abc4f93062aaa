import 'reflect-metadata';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBase64,
  IsBoolean,
  IsFQDN,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import { resolve } from 'node:path';

const Flag = () => Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));
const Address = (protocols: string[]) =>
  IsUrl(
    { protocols, require_tld: false, require_protocol: true, allow_underscores: true },
    { message: `is not an address (${protocols.join(', ')})` },
  );

const Origin = () =>
  Matches(/^https?:\/\/[^\s/?#]+\/?$/, { message: 'is not an address without a path (https://host)' });

/**
 * Everything the environment can say, one field a variable, validated before anything else starts.
 * A field's variable is its name in capitals (`publicUrl` is PUBLIC_URL); docs/configuration.md lists them all.
 */
export class Environment {
  /** Which build of the rules applies: secrets are mandatory in production. */
  @IsIn(['development', 'production', 'test'])
  nodeEnv: 'development' | 'production' | 'test' = 'development';

  /** Address the server listens on. */
  @IsString()
  host = '127.0.0.1';

  /** Port the server listens on; 0 takes a free one (tests). */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  /** Address in mails and OAuth redirects; never taken from a request. */
  @IsOptional()
  @Address(['http', 'https'])
  publicUrl!: string;

  /** PostgreSQL 15 or newer; absent: an embedded server under DATA_DIR. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'is not an address (postgres://…)' })
  databaseUrl?: string;

  /** Embedded database, files, generated secret, kept mails. */
  @IsString()
  dataDir = './data';

  /** Outgoing mail server; absent: the embedded mailbox receives all mail. */
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'is not an address (smtp://… or smtps://…)' })
  smtpUrl?: string;

  /** Sender of every mail. */
  @IsString()
  mailFrom = 'Affianco <affianco@localhost.test>';

  /** Seconds without a word after which a mail server is given up, and the mail tried again later. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(600)
  smtpTimeoutSeconds = 60;

  /** Port of the embedded mailbox's SMTP server. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  mailboxSmtpPort = 1025;

  /** Domain of the addresses that answers to our mails go to; with INBOUND_SMTP_PORT, or not at all. */
  @IsOptional()
  @IsFQDN({ require_tld: false }, { message: 'is not a domain' })
  replyDomain?: string;

  /** Address on which such answers are taken by SMTP, from the mail server of that domain. */
  @IsString()
  inboundSmtpHost = '127.0.0.1';

  /** Port of the same; 0 takes a free one (tests). */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  inboundSmtpPort?: number;

  /** Mailbox that mail servers report undeliverable mails to, read every five minutes: imaps://user:password@host/INBOX */
  @IsOptional()
  @Matches(/^imaps?:\/\/[^\s/:@]+:[^\s/@]+@[^\s/@]+(\/\S*)?$/, {
    message: 'is not an address (imaps://user:password@host/INBOX)',
  })
  bounceMailboxUrl?: string;

  /** 32 bytes, base64: signs links and derives keys. Generated under DATA_DIR outside production. */
  @IsOptional()
  @IsBase64({}, { message: 'is not base64' })
  @Matches(/^.{43}=?$/, { message: 'is not 32 bytes' })
  secretKey!: string;

  /** Earlier values of SECRET_KEY, with commas between them: credentials sealed under them are still opened. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=?(\s*,\s*[A-Za-z0-9+/]{43}=?)*$/, {
    message: 'is not a list of keys of 32 bytes in base64 (key,key)',
  })
  previousSecretKeys?: string;

  /** Where uploads are kept: file:///path or s3://bucket?endpoint=…&region=… */
  @IsOptional()
  @Matches(/^(file:\/\/\/|s3:\/\/)\S+$/, { message: 'is not an address (file:///… or s3://…)' })
  filesUrl!: string;

  /** Program that looks at each uploaded file, given its path: ends with 0 (clean) or 1 (infected), as `clamscan` does. */
  @IsOptional()
  @IsString()
  malwareScanCommand?: string;

  /** clamd that looks at each uploaded file: tcp://host:3310 */
  @IsOptional()
  @Matches(/^tcp:\/\/[^\s/:]+(:\d{1,5})?$/, { message: 'is not an address (tcp://host:3310)' })
  malwareScanUrl?: string;

  /** What this process does: serve, work, or both. */
  @IsIn(['all', 'api', 'worker'])
  role: 'all' | 'api' | 'worker' = 'all';

  /** Reverse proxies in front whose X-Forwarded-For is believed. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10)
  trustedProxies = 0;

  /** The application that people let into their Google account; with GOOGLE_CLIENT_SECRET, or Google is not offered. */
  @IsOptional()
  @IsString()
  googleClientId?: string;

  @IsOptional()
  @IsString()
  googleClientSecret?: string;

  /** Where Google's API is reached: an origin, without a path. */
  @Origin()
  googleApiRootUrl = 'https://www.googleapis.com/';

  @Address(['http', 'https'])
  googleOauthAuthUrl = 'https://accounts.google.com/o/oauth2/v2/auth';

  @Address(['http', 'https'])
  googleOauthTokenUrl = 'https://oauth2.googleapis.com/token';

  @Address(['http', 'https'])
  googleOauthRevokeUrl = 'https://oauth2.googleapis.com/revoke';

  @Address(['http', 'https'])
  googleOauthUserinfoUrl = 'https://www.googleapis.com/oauth2/v3/userinfo';

  /** Seconds between two readings of a calendar that does not tell of its changes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  calendarPollSeconds = 300;

  /** Lets user-given addresses (calendars, webhooks) be loopback or private. */
  @Flag()
  @IsBoolean()
  allowPrivateNetworkUrls = false;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' = 'info';

  /** PREVIOUS_SECRET_KEYS one by one. */
  get earlierSecretKeys(): string[] {
    return this.previousSecretKeys?.split(',').map((key) => key.trim()) ?? [];
  }

  /** Whether Google's calendars and signing in with Google are offered. */
  get offersGoogle(): boolean {
    return this.googleClientId !== undefined;
  }

  /** True where mail stays on this machine and is shown at /mailbox. */
  get embeddedMailbox(): boolean {
    return this.smtpUrl === undefined;
  }

  /** True behind https, where cookies are marked Secure. */
  get secure(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}

/** The environment cannot be used; one line a variable, never its value. */
export class EnvironmentError extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'));
  }
}

/** PUBLIC_URL from publicUrl. */
export function variableName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The fields of the class, in the order in which they are written above. */
export const environmentFields = [
  'nodeEnv', 'host', 'port', 'publicUrl', 'databaseUrl', 'dataDir', 'smtpUrl', 'mailFrom', 'smtpTimeoutSeconds', 'mailboxSmtpPort',
  'replyDomain', 'inboundSmtpHost', 'inboundSmtpPort', 'bounceMailboxUrl',
  'secretKey', 'previousSecretKeys', 'filesUrl', 'malwareScanCommand', 'malwareScanUrl', 'role', 'trustedProxies',
  'googleClientId', 'googleClientSecret', 'googleApiRootUrl', 'googleOauthAuthUrl', 'googleOauthTokenUrl',
  'googleOauthRevokeUrl', 'googleOauthUserinfoUrl', 'calendarPollSeconds', 'allowPrivateNetworkUrls', 'logLevel',
] as const; // prettier-ignore

/**
 * Reads and validates the variables; empty ones count as absent.
 * @throws EnvironmentError naming each variable that is missing or malformed
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given: Record<string, string> = {};
  for (const field of environmentFields) {
    const value = variables[variableName(field)];
    if (value !== undefined && value !== '') given[field] = value;
  }
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const lines = validateSync(environment).map(
    (problem) =>
      `${variableName(problem.property)} ${Object.values(problem.constraints ?? {})[0]?.replace(problem.property + ' ', '') ?? 'is malformed'}`,
  );
  if (environment.nodeEnv === 'production' && environment.secretKey === undefined) {
    lines.push('SECRET_KEY is missing: production needs 32 random bytes in base64 (openssl rand -base64 32)');
  }
  if ((environment.replyDomain === undefined) !== (environment.inboundSmtpPort === undefined)) {
    const missing = environment.replyDomain === undefined ? 'REPLY_DOMAIN' : 'INBOUND_SMTP_PORT';
    lines.push(`${missing} is missing: answers by mail need REPLY_DOMAIN and INBOUND_SMTP_PORT together`);
  }
  if ((environment.googleClientId === undefined) !== (environment.googleClientSecret === undefined)) {
    const missing = environment.googleClientId === undefined ? 'GOOGLE_CLIENT_ID' : 'GOOGLE_CLIENT_SECRET';
    lines.push(`${missing} is missing: Google needs GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET together`);
  }
  if (lines.length > 0) throw new EnvironmentError(lines);
  environment.dataDir = resolve(environment.dataDir);
  environment.publicUrl = (environment.publicUrl ?? `http://localhost:${environment.port}`).replace(
    /\/+$/,
    '',
  );
  environment.filesUrl ??= `file://${environment.dataDir}/files`;
  return environment;
}
