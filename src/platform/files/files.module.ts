import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Environment } from '../config/environment.js';
import { DiskStore } from './disk-store.js';
import { FileStore } from './file-store.js';
import { FilesJobs } from './files.jobs.js';
import { HeldUploads } from './held-uploads.js';
import { MalwareScan } from './malware-scan.js';
import { ResumableUploads } from './resumable-uploads.js';
import { StoredReferences } from './stored-references.js';
import { UploadChecks } from './upload-checks.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsJobs } from './uploads.jobs.js';
import { UploadsRepository } from './uploads.repository.js';
import { Uploads } from './uploads.js';

/** Disk or S3, by the address. The SDK of S3 is large and is loaded only where it is used. */
async function storeAt(address: URL, dataDir: string): Promise<FileStore> {
  if (address.protocol === 'file:') return new DiskStore(fileURLToPath(address));
  const { S3Store } = await import('./s3-store.js');
  return new S3Store(address, join(dataDir, 'incoming'));
}

/** Keeps what is uploaded. */
@Global()
@Module({
  controllers: [UploadsController],
  providers: [
    {
      provide: FileStore,
      inject: [Environment, MalwareScan],
      useFactory: async ({ filesUrl, dataDir }: Environment, scan: MalwareScan) =>
        (await storeAt(new URL(filesUrl), dataDir)).inspectBy((path) => scan.refuse(path)),
    },
    Uploads,
    HeldUploads,
    StoredReferences,
    MalwareScan,
    UploadsRepository,
    UploadChecks,
    ResumableUploads,
    FilesJobs,
    UploadsJobs,
  ],
  exports: [FileStore, Uploads, HeldUploads, StoredReferences],
})
export class FilesModule {}
