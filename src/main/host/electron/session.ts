import type { Session } from 'electron';
import { isGranted } from './permissions.ts';
import { isOurs } from './scheme.ts';

/** A session may be met twice: when Electron makes it, and when we first use it. */
const guarded = new WeakSet<Session>();

/**
 * Electron grants what nobody denies. Both permission handlers are needed: the one answers what a page asks for, the
 * other what the browser looks up without asking.
 */
export function guardSession(session: Session): void {
  if (guarded.has(session)) return;
  guarded.add(session);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isGranted({ permission, url: details.requestingUrl, mainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const url = details.requestingUrl ?? origin;
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isGranted({ permission, url, mainFrame: details.isMainFrame, media });
  });
  denyDevices(session);
  // Only what the page made itself (a slip or a sheet of labels as PDF), and where to is asked by Electron.
  session.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL())) event.preventDefault();
  });
  // A second fence behind the content security policy: pages reach nothing but themselves, also past a hole in it.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnTraffic(details.url) }));
}

function denyDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}

function isOwnTraffic(url: string): boolean {
  return url.startsWith('data:') || url.startsWith('devtools:') || isOwnFile(url) || isOurs(url);
}

/** A file in the page's own memory. */
function isOwnFile(url: string): boolean {
  return url.startsWith('blob:') && isOurs(url.slice('blob:'.length));
}
