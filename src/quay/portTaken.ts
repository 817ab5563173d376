/** Whether a server could not start because another program holds its port. */
export function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

/** @param start the option's name in `quay start`, where the port came from */
export function portTaken(port: number, start: string): string {
  return `port ${port} is taken by another program, perhaps by this one already running; choose another with --port (npm start: ${start})`;
}
