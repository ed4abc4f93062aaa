import { Global, Module } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import { Environment } from '../config/environment.js';
import { DiskStore } from './disk-store.js';
import { FileStore } from './file-store.js';
import { Uploads } from './uploads.js';

/** Disk or S3, by the address. The SDK of S3 is large and is loaded only where it is used. */
async function storeAt(address: URL): Promise<FileStore> {
  if (address.protocol === 'file:') return new DiskStore(fileURLToPath(address));
  const { S3Store } = await import('./s3-store.js');
  return new S3Store(address);
}

/** Keeps what is uploaded. */
@Global()
@Module({
  providers: [
    {
      provide: FileStore,
      inject: [Environment],
      useFactory: ({ filesUrl }: Environment) => storeAt(new URL(filesUrl)),
    },
    Uploads,
  ],
  exports: [FileStore, Uploads],
})
export class FilesModule {}
