import type { WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardContents } from '../../src/main/host/electron/contents.ts';
import type { Permission } from '../../src/main/host/electron/permissions.ts';
import { FakeContents, type FakeElectron, fakeElectron } from '../support/fakeElectron.ts';
import { aFolder, anEvent, anOpenHost } from './aHost.ts';

/** Every name Electron 45 knows. The type makes a new one in a later Electron a compile error here. */
const PERMISSIONS = Object.keys({
  ar: 0,
  'automatic-fullscreen': 0,
  'background-fetch': 0,
  'background-sync': 0,
  'captured-surface-control': 0,
  'clipboard-read': 0,
  'clipboard-sanitized-write': 0,
  'deprecated-sync-clipboard-read': 0,
  'display-capture': 0,
  fileSystem: 0,
  fullscreen: 0,
  geolocation: 0,
  'geolocation-approximate': 0,
  'hand-tracking': 0,
  hid: 0,
  'idle-detection': 0,
  keyboardLock: 0,
  'local-fonts': 0,
  'local-network': 0,
  'local-network-access': 0,
  'loopback-network': 0,
  media: 0,
  mediaKeySystem: 0,
  midi: 0,
  midiSysex: 0,
  nfc: 0,
  notifications: 0,
  openExternal: 0,
  'payment-handler': 0,
  'periodic-background-sync': 0,
  'persistent-storage': 0,
  pointerLock: 0,
  'screen-wake-lock': 0,
  sensors: 0,
  serial: 0,
  'smart-card': 0,
  'speaker-selection': 0,
  'storage-access': 0,
  'system-wake-lock': 0,
  'top-level-storage-access': 0,
  usb: 0,
  vr: 0,
  'web-app-installation': 0,
  'web-printing': 0,
  'window-management': 0,
  unknown: 0,
} satisfies Record<Permission, 0>);

const ASKERS = [
  'app://quay/index.html',
  'app://quay.evil.example/',
  'https://evil.example/',
  'file:///etc/passwd',
  'null',
  '',
];

const HOSTILE = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'http://localhost/',
  'http://[::1]/',
  'https://quay/',
  'http://quay/index.html',
  'file:///etc/passwd',
  'file:///C:/Windows/win.ini',
  'file://evil.example/share/x.html',
  '//evil.example/',
  'app://quay.evil.example/',
  'app://quay.evil.example/index.html',
  'app://evil.example/index.html',
  'app://evil@quay/',
  'app://quay@evil.example/',
  'app://quay:8080/',
  'app://quay/assets/app.js',
  'app://quay/assets/decode.wasm',
  'app://quay/admin',
  'app://quay/index.html/../../x',
  'app://quay/%2e%2e/x',
  'app://quay//index.html',
  'app://quay/INDEX.HTML',
  'app://',
  'app:',
  'app:index.html',
  'apps://quay/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'blob:app://quay/0b1a',
  'blob:https://evil.example/0b1a',
  'filesystem:app://quay/temporary/x.html',
  'about:blank',
  'about:srcdoc',
  'chrome://gpu',
  'chrome://settings',
  'chrome-extension://abcdefgh/page.html',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://quay/index.html',
  'ws://evil.example/',
  'ftp://evil.example/',
  'mailto:someone@evil.example',
  'tel:+84900000000',
  'ms-settings:',
  'search-ms:query=x&crumb=location:\\\\evil.example\\share',
  'steam://run/1',
  '\\\\evil.example\\share',
  'null',
  '',
];

describe('permissions', () => {
  test('every one, asked for by anyone, our own page included, is denied', async () => {
    const host = await anOpenHost();
    for (const permission of PERMISSIONS) {
      for (const requestingUrl of ASKERS) {
        for (const isMainFrame of [true, false]) {
          expect(asked(host, permission, { requestingUrl, isMainFrame }), permission).toEqual([false]);
        }
      }
    }
  });

  test('the camera is given to our own page, without the microphone; to nobody else', async () => {
    const host = await anOpenHost();
    const ours = { requestingUrl: 'app://quay/index.html', isMainFrame: true };
    expect(asked(host, 'media', { ...ours, mediaTypes: ['video'] })).toEqual([true]);
    expect(asked(host, 'media', { ...ours, mediaTypes: ['video', 'audio'] })).toEqual([false]);
    expect(asked(host, 'media', { ...ours, mediaTypes: ['audio'] })).toEqual([false]);
    expect(asked(host, 'media', { ...ours, isMainFrame: false, mediaTypes: ['video'] })).toEqual([false]);
    for (const requestingUrl of [
      'https://evil.example/',
      'app://quay.evil.example/',
      'file:///index.html',
      'null',
      '',
    ]) {
      expect(asked(host, 'media', { requestingUrl, isMainFrame: true, mediaTypes: ['video'] })).toEqual([false]);
    }
    const check = host.only('session.setPermissionCheckHandler') as (...args: unknown[]) => boolean;
    expect(check(null, 'media', 'app://quay', { ...ours, mediaType: 'video' })).toBe(true);
    expect(check(null, 'media', 'app://quay', { ...ours, mediaType: 'audio' })).toBe(false);
  });

  test('every one, looked up without asking, is denied', async () => {
    const host = await anOpenHost();
    const check = host.only('session.setPermissionCheckHandler') as (...args: unknown[]) => boolean;
    for (const permission of PERMISSIONS) {
      for (const origin of ASKERS) {
        const details = { requestingUrl: origin, isMainFrame: true, mediaType: 'audio' };
        expect(check(null, permission, origin, details), permission).toBe(false);
        expect(check(null, permission, origin, { isMainFrame: true }), permission).toBe(false);
      }
    }
  });

  test('a session made later is guarded too', async () => {
    const host = await anOpenHost();
    const other = fakeElectron({ appData: aFolder() });
    host.module.app.emit('session-created', other.module.session.defaultSession);
    expect(other.handlersOf('session.setPermissionRequestHandler')).toHaveLength(1);
    expect(other.handlersOf('session.setPermissionCheckHandler')).toHaveLength(1);
  });
});

function asked(host: FakeElectron, permission: string, details: object): boolean[] {
  const answers: boolean[] = [];
  const handler = host.only('session.setPermissionRequestHandler') as (...args: unknown[]) => void;
  handler(null, permission, (granted: boolean) => answers.push(granted), details);
  return answers;
}

describe('devices', () => {
  test('none is lent to a page', async () => {
    const host = await anOpenHost();
    const device = host.only('session.setDevicePermissionHandler') as (details: unknown) => boolean;
    for (const deviceType of ['hid', 'serial', 'usb']) {
      expect(device({ deviceType, origin: 'app://quay', device: {} })).toBe(false);
    }
  });

  test('none is chosen for it either', async () => {
    const host = await anOpenHost();
    const { defaultSession } = host.module.session;
    const chosen: unknown[] = [];
    const choose = (id?: unknown) => chosen.push(id ?? null);
    const events = [anEvent({}), anEvent({}), anEvent({}), anEvent({})] as const;
    defaultSession.emit('select-hid-device', events[0], {}, choose);
    defaultSession.emit('select-usb-device', events[1], {}, choose);
    defaultSession.emit('select-serial-port', events[2], [], null, choose);
    host.window.webContents.emit('select-bluetooth-device', events[3], [{ deviceId: '1' }], choose);
    expect(events.map((event) => event.stopped)).toEqual([true, true, true, true]);
    expect(chosen).toEqual([null, null, '', '']);
  });

  test('no pairing and no picture of the screen', async () => {
    const host = await anOpenHost();
    const answers: unknown[] = [];
    const note = (answer: unknown) => answers.push(answer);
    (host.only('session.setBluetoothPairingHandler') as (...args: unknown[]) => void)({}, note);
    (host.only('session.setDisplayMediaRequestHandler') as (...args: unknown[]) => void)({}, note);
    expect(answers).toEqual([{ confirmed: false }, null]);
  });
});

describe('where a page may go', () => {
  test.each(HOSTILE)('not to %j: no navigation, no frame, no new window', (url) => {
    const contents = guarded();
    const [page, frame] = [anEvent({ url }), anEvent({ url, isMainFrame: true })];
    contents.emit('will-navigate', page);
    contents.emit('will-frame-navigate', frame);
    expect([page.stopped, frame.stopped]).toEqual([true, true]);
    expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('a reload of our own page may pass, in its main frame only', () => {
    const contents = guarded();
    const url = 'app://quay/index.html';
    const [page, frame, inner] = [
      anEvent({ url }),
      anEvent({ url, isMainFrame: true }),
      anEvent({ url, isMainFrame: false }),
    ];
    contents.emit('will-navigate', page);
    contents.emit('will-frame-navigate', frame);
    contents.emit('will-frame-navigate', inner);
    expect([page.stopped, frame.stopped, inner.stopped]).toEqual([false, false, true]);
    expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('no redirect is followed and no webview attached', () => {
    const contents = guarded();
    const [redirect, webview] = [anEvent({ url: 'app://quay/' }), anEvent({})];
    contents.emit('will-redirect', redirect);
    contents.emit('will-attach-webview', webview, {}, {});
    expect([redirect.stopped, webview.stopped]).toEqual([true, true]);
  });

  test('these guards stand on the window, and on whatever contents Electron makes', async () => {
    const host = await anOpenHost();
    const other = new FakeContents();
    host.module.app.emit('web-contents-created', {}, other);
    for (const contents of [host.window.webContents, other]) {
      const event = anEvent({ url: 'https://evil.example/' });
      contents.emit('will-navigate', event);
      expect(event.stopped).toBe(true);
      expect(contents.windowOpenHandler?.({ url: 'app://quay/' })).toEqual({ action: 'deny' });
    }
  });
});

function guarded(): FakeContents {
  const contents = new FakeContents();
  guardContents(contents as unknown as WebContents);
  return contents;
}

describe('what a page may fetch', () => {
  test('itself, and nothing anywhere else', async () => {
    const host = await anOpenHost();
    const fence = host.only('session.onBeforeRequest') as (
      details: unknown,
      answer: (verdict: unknown) => void,
    ) => void;
    const cancelled = (url: string) => {
      let verdict: unknown;
      fence({ url }, (answer) => {
        verdict = answer;
      });
      return (verdict as { cancel: boolean }).cancel;
    };
    const own = ['app://quay/', 'app://quay/assets/a.js', 'blob:app://quay/0b1a', 'data:image/png;base64,AA'];
    expect(own.map(cancelled)).toEqual([false, false, false, false]);
    const away = HOSTILE.filter((url) => !/^(app:\/\/quay\/|blob:app:|data:|devtools:)/.test(url));
    expect(away.length).toBeGreaterThan(40);
    for (const url of away) expect(cancelled(url), url).toBe(true);
  });

  test('and nothing is saved to the disk but what the page made itself, where somebody says', async () => {
    const host = await anOpenHost();
    const isStopped = (url: string): boolean => {
      const download = anEvent({});
      host.module.session.defaultSession.emit('will-download', download, { getURL: () => url });
      return download.stopped;
    };
    expect(isStopped('blob:app://quay/0b1a')).toBe(false);
    const other = ['app://quay/index.html', 'data:application/pdf;base64,AA', 'blob:https://quay/0b1a', ...HOSTILE];
    for (const url of other.filter((one) => !one.startsWith('blob:app://quay/')))
      expect(isStopped(url), url).toBe(true);
  });
});
