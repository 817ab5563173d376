/**
 * Runs a task when called; called while it runs, it runs once more afterwards. So a burst of news costs two
 * questions, answers never overtake one another, and the last one asked is the last one shown.
 */
export function oneAtATime(task: () => Promise<void>): () => void {
  let running = false;
  let wanted = false;
  const run = async () => {
    running = true;
    try {
      do {
        wanted = false;
        await task();
      } while (wanted);
    } finally {
      running = false;
    }
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}
