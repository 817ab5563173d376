/**
 * Waits until the person or the system asks this process to end: Ctrl-C, SIGTERM, or, for a process started by
 * another, the end of its parent, seen as the end of stdin.
 * @param withParent true where the parent holds our stdin open for that purpose
 */
export function untilAsked(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const asked = () => {
      // Left open, it would keep a process alive that has nothing more to do.
      process.stdin.destroy();
      resolve();
    };
    process.once('SIGINT', asked);
    process.once('SIGTERM', asked);
    if (!withParent) return;
    process.stdin.once('end', asked);
    process.stdin.once('error', asked);
    process.stdin.resume();
  });
}
