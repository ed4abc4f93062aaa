export default async function globalTeardown() {
  await globalThis[Symbol.for('affianco test cluster')]?.release?.();
}
