/** A child process started with an IPC channel stops when its parent is gone, however the parent ended. */
export function exitWithParent(stop: () => Promise<void>): void {
  if (process.send === undefined) return;
  const leave = () => void stop().finally(() => process.exit(0));
  // The parent may have ended while we started.
  if (process.connected) process.once('disconnect', leave);
  else leave();
}
