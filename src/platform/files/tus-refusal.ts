import { DomainError } from '../../kernel/domain-error.js';
import { FilesUnavailable, FileTooLarge } from './files.errors.js';
import { fileError } from './spool.js';
import { UploadNotFound, UploadOffset, UploadProtocol } from './upload.errors.js';
import { LARGEST_UPLOAD } from './upload.limits.js';

/**
 * What the server of the protocol refuses, in our own words.
 * @param refusal what was thrown in it, if it was anything @param status of its own answer
 */
export function tusRefusal(refusal: unknown, status: number): unknown {
  if (refusal instanceof DomainError) return refusal;
  switch (status) {
    case 404:
    case 410:
      return new UploadNotFound();
    case 409:
      return new UploadOffset();
    case 412:
      return new UploadProtocol('stale');
    case 413:
      return new FileTooLarge(LARGEST_UPLOAD);
    case 415:
      return new UploadProtocol('unsupported');
    default:
      if (status < 500) return new UploadProtocol();
      return Error.isError(refusal) ? fileError(refusal) : new FilesUnavailable();
  }
}
