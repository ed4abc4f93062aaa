import { tsImport } from 'tsx/esm/api';

/** Jest loads this file untransformed; the TypeScript behind it is loaded by tsx. */
export default async function globalSetup() {
  const { startCluster } = await tsImport('./cluster-start.ts', import.meta.url);
  await startCluster();
}
