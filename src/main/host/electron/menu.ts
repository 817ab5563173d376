import { app, Menu } from 'electron';

/**
 * No menu at the counter: its shortcuts (zoom, reload, close) are accidents of a keyboard-wedge scanner. macOS copies
 * and pastes through its menu, so there the least remains; a developer keeps Electron's own.
 */
export function setMenu(): void {
  if (!app.isPackaged) return;
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null);
}
