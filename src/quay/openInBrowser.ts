import { spawn } from 'node:child_process';

/** Opens an address in the person's browser; where there is none, the printed address is enough. */
export function openInBrowser(url: string): void {
  const [command, ...args] = opener(url);
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}

function opener(url: string): string[] {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return process.platform === 'darwin' ? ['open', url] : ['xdg-open', url];
}
