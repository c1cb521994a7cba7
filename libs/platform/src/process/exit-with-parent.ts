/** A child process started with an IPC channel stops when its parent is gone, however the parent ended. */
export function exitWithParent(stop: () => Promise<void>): void {
  if (process.send === undefined) return;
  process.once('disconnect', () => {
    void stop().finally(() => process.exit(0));
  });
}
