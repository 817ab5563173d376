import { EventEmitter } from 'node:events';

/** One call to Electron, in the order they were made: `app.enableSandbox`, `protocol.handle` … */
export type Recorded = { readonly what: string; readonly args: readonly unknown[] };

export type FakeWishes = {
  readonly packaged?: boolean;
  readonly appData: string;
  readonly firstInstance?: boolean;
  readonly safe?: FakeSafe;
  /** The screens that are plugged in; the first is the one that the till's window is on. */
  readonly screens?: readonly FakeScreen[];
};

export type FakeScreen = {
  readonly id: number;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};
export const COUNTER_SCREEN: FakeScreen = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };

export type FakeSafe = {
  readonly available?: boolean;
  readonly backend?: string;
  /** What a ciphertext begins with; on Linux `v10` is Chromium's built-in password. */
  readonly mark?: string;
  readonly broken?: boolean;
  readonly shouldReEncrypt?: boolean;
};

type Handler = (...args: never[]) => unknown;

/**
 * A stand-in for the `electron` module that notes every call, in order, and keeps every handler, so that a test can
 * play the hostile page. It becomes ready when the test says so, as Electron does only after the entry has run.
 */
export function fakeElectron(wishes: FakeWishes) {
  const calls: Recorded[] = [];
  const note = (what: string, ...args: unknown[]) => {
    calls.push({ what, args });
  };
  const ready = Promise.withResolvers<void>();
  const defaultSession = fakeSession(note);
  const windows: FakeWindow[] = [];
  const app = fakeApp({ note, wishes, ready: ready.promise });

  class BrowserWindow extends FakeWindow {
    constructor(options: Record<string, unknown>) {
      super(options, note);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }

  const module = {
    app,
    BrowserWindow,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => note('protocol.registerSchemesAsPrivileged', schemes),
      handle: (scheme: string, handler: unknown) => note('protocol.handle', scheme, handler),
    },
    ipcMain: {
      handle: (channel: string, handler: unknown) => note('ipcMain.handle', channel, handler),
      on: (channel: string, handler: unknown) => note('ipcMain.on', channel, handler),
    },
    dialog: {
      showErrorBox: (title: string, text: string) => note('dialog.showErrorBox', title, text),
      showMessageBox: async (...args: unknown[]) => note('dialog.showMessageBox', ...args),
    },
    Menu: {
      setApplicationMenu: (menu: unknown) => note('Menu.setApplicationMenu', menu),
      buildFromTemplate: (template: unknown) => template,
    },
    safeStorage: fakeSafeStorage(wishes.safe ?? {}),
    screen: fakeScreen(wishes.screens ?? [COUNTER_SCREEN]),
    session: { defaultSession },
  };
  return {
    module,
    calls,
    windows,
    becomeReady: () => {
      note('ready');
      ready.resolve();
    },
    handlersOf: (what: string) => calls.filter((call) => call.what === what),
    /** The last argument of the only call of that name. */
    only: (what: string): Handler => {
      const found = calls.filter((call) => call.what === what);
      if (found.length !== 1) throw new Error(`${what} was called ${found.length} times`);
      return found[0]?.args.at(-1) as Handler;
    },
  };
}
export type FakeElectron = ReturnType<typeof fakeElectron>;

type Note = (what: string, ...args: unknown[]) => void;

function fakeApp({ note, wishes, ready }: { note: Note; wishes: FakeWishes; ready: Promise<void> }) {
  const paths = new Map([['appData', wishes.appData]]);
  return Object.assign(new EventEmitter(), {
    isPackaged: wishes.packaged ?? false,
    enableSandbox: () => note('app.enableSandbox'),
    requestSingleInstanceLock: () => {
      note('app.requestSingleInstanceLock');
      return wishes.firstInstance ?? true;
    },
    whenReady: () => ready,
    quit: () => note('app.quit'),
    exit: (code: number) => note('app.exit', code),
    getVersion: () => '0.1.0',
    getName: () => 'quay-ocop',
    getPath: (name: string) => paths.get(name),
    setPath: (name: string, path: string) => {
      note('app.setPath', name, path);
      paths.set(name, path);
    },
  });
}

/** Screens are plugged in and out by setting `screens` and emitting what Electron would. */
function fakeScreen(screens: readonly FakeScreen[]) {
  const screen = Object.assign(new EventEmitter(), {
    screens,
    getAllDisplays: () => screen.screens,
    getDisplayMatching: () => screen.screens[0],
  });
  return screen;
}

function fakeSession(note: Note) {
  const set = (what: string) => (handler: unknown) => note(`session.${what}`, handler);
  return Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: set('setPermissionRequestHandler'),
    setPermissionCheckHandler: set('setPermissionCheckHandler'),
    setDevicePermissionHandler: set('setDevicePermissionHandler'),
    setBluetoothPairingHandler: set('setBluetoothPairingHandler'),
    setDisplayMediaRequestHandler: set('setDisplayMediaRequestHandler'),
    webRequest: { onBeforeRequest: set('onBeforeRequest') },
  });
}

export class FakeContents extends EventEmitter {
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  readonly loaded: string[] = [];
  readonly note: Note;

  constructor(options: Record<string, unknown>, note: Note) {
    super();
    this.options = options;
    this.note = note;
  }

  async loadURL(url: string): Promise<void> {
    this.note('window.loadURL', url);
    this.loaded.push(url);
  }

  show = () => this.note('window.show');
  showInactive = () => this.note('window.showInactive');
  getBounds = () => COUNTER_SCREEN.bounds;
  focus = () => this.note('window.focus');
  restore = () => this.note('window.restore');
  close = () => {
    this.note('window.close');
    this.emit('closed');
  };
  isDestroyed = () => false;
  isMinimized = () => true;
}

/** Not a cipher: the mark, then the text turned round. Enough to see what was asked of it and what lies on the disk. */
export function fakeSafeStorage({ available = true, backend = 'gnome_libsecret', ...safe }: FakeSafe) {
  const mark = safe.mark ?? 'v11';
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(mark + turned(text)),
    decryptStringAsync: async (bytes: Buffer) => {
      if (safe.broken === true) throw new Error('cannot decrypt');
      const text = bytes.toString().slice(mark.length);
      return { result: turned(text), shouldReEncrypt: safe.shouldReEncrypt ?? false };
    },
  };
}

function turned(text: string): string {
  return text.split('').toReversed().join('');
}
