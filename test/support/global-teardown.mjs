export default async function globalTeardown() {
  await globalThis.tallystickTestCluster?.remove();
}
