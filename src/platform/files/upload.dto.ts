import { Id, Instant, OneOf, Text, Whole } from '../http/fields.js';
import type { UploadStanding } from './resumable-uploads.js';
import { uploadStates, type UploadState } from './upload-state.js';
import { LARGEST_UPLOAD } from './upload.limits.js';

export class UploadDto {
  @Id() id!: string;
  @Text({ max: 255 }) fileName!: string;
  @Whole({ max: LARGEST_UPLOAD, description: 'In bytes.' }) size!: number;
  @Whole({ max: LARGEST_UPLOAD }) receivedBytes!: number;
  @OneOf(uploadStates, {
    description:
      'Bytes arrive; all are here and looked at; fit to be used; malware was found; used by a record.',
  })
  state!: UploadState;
  @Instant({ description: 'Forgotten then, unless a record uses it.' }) expiresAt!: string;

  static of({ id, fileName, size, receivedBytes, state, expiresAt }: UploadStanding): UploadDto {
    return { id, fileName, size, receivedBytes, state, expiresAt };
  }
}
