import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { callerOf } from '../access/caller.js';
import { refuseHostileBody } from '../http/body-guard.js';
import { LARGEST_FILE } from '../http/server.js';
import { InvalidRequest } from '../http/validation.js';
import { FileStore, type StoredFile } from './file-store.js';
import { FileMissing, TwoFiles } from './files.errors.js';

export const RECEIVES_FILE = 'affianco:receives-file';
const FILE_FIELD = 'file';

declare module 'fastify' {
  interface FastifyRequest {
    /** On routes with @ReceivesFile: the file of the form, already in the store. */
    upload?: StoredFile;
  }
}

/**
 * The route takes a multipart form with one file in `file`. It is received before the transaction opens, so that a
 * slow sender holds no connection of the database; the other fields become the body, and are validated as any other.
 */
export const ReceivesFile = () =>
  applyDecorators(SetMetadata(RECEIVES_FILE, 'always'), ApiConsumes('multipart/form-data'));

/** As `ReceivesFile`; the route takes JSON as well, and then no file comes along. */
export const MayReceiveFile = () =>
  applyDecorators(
    SetMetadata(RECEIVES_FILE, 'maybe'),
    ApiConsumes('application/json', 'multipart/form-data'),
  );

/** On a route with `@MayReceiveFile`: the file of the form, or null where the request is none. */
export const MaybeUploaded = createParamDecorator(
  (_: unknown, context: ExecutionContext): StoredFile | null =>
    context.switchToHttp().getRequest<FastifyRequest>().upload ?? null,
);

/** The file of the form, in the store. It is dropped again when the route fails. */
export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext): StoredFile => {
  const { upload } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!upload) throw new Error('the route does not say @ReceivesFile');
  return upload;
});

/** Receives the files of forms. */
@Injectable()
export class Uploads {
  constructor(private readonly store: FileStore) {}

  /**
   * Reads the form of a request to its end. In the body the file stands as its hash: by it, the same form sent
   * twice is known to be the same.
   * @throws FileMissing, TwoFiles, FileTooLarge, FileEmpty; then nothing is kept
   */
  async receive(request: FastifyRequest): Promise<StoredFile> {
    if (!request.isMultipart()) throw new DomainError('request.unsupported-type', 'unsupported');
    const fields: Record<string, unknown> = {};
    let file: StoredFile | undefined;
    try {
      for await (const part of request.parts({ limits: { files: 2, fileSize: LARGEST_FILE + 1 } })) {
        if (part.type === 'field') this.take(part, fields);
        else if (part.fieldname !== FILE_FIELD) throw unknownField(part.fieldname);
        else if (file) throw new TwoFiles();
        // A browser whose user has chosen no file sends the field all the same, without a name.
        else if (!part.filename) throw new FileMissing();
        else file = await this.store.put(callerOf(request).seat.workspace.id, part.filename, part.file);
      }
      if (!file) throw new FileMissing();
      refuseHostileBody(fields);
    } catch (error) {
      // What is still on its way is read and forgotten, so that the answer reaches the sender.
      request.raw.resume();
      if (file) await this.drop(file);
      throw error instanceof DomainError ? error : malformed(error);
    }
    request.body = { ...fields, [FILE_FIELD]: file.sha256 };
    request.upload = file;
    return file;
  }

  /** Forgets a file that no record came to refer to; should that fail, the nightly sweep finds it. */
  async drop(file: StoredFile): Promise<void> {
    await this.store.remove(file.storageKey).catch(() => undefined);
  }

  private take(part: Multipart & { type: 'field' }, fields: Record<string, unknown>): void {
    if (part.fieldname === FILE_FIELD) throw new FileMissing();
    if (part.fieldnameTruncated || Object.hasOwn(fields, part.fieldname)) throw malformed();
    if (part.valueTruncated) throw new InvalidRequest([{ field: part.fieldname, code: 'too-long' }]);
    fields[part.fieldname] = part.value;
  }
}

function unknownField(field: string): InvalidRequest {
  return new InvalidRequest([{ field, code: 'unknown-field' }]);
}

/** A form that breaks off, or has more parts than any of ours. */
function malformed(cause?: unknown): DomainError {
  const tooMuch = (cause as { statusCode?: unknown } | undefined)?.statusCode === 413;
  return tooMuch
    ? new DomainError('request.too-large', 'too-large')
    : new DomainError('request.malformed', 'invalid');
}
