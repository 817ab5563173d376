const PATHS = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5',
  screen: 'M3.5 5h17v11.5h-17zM12 16.5V20m-4 0h8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  printer: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  sent: 'M4 12.5 9.5 18 20 7',
  waiting: 'M12 7v5l3.5 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  trouble: 'M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.4v.4',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M9.5 5 3 12l6.5 7H21V5H9.5Zm3 4 5 6m0-6-5 6',
  left: 'm14.5 5-7 7 7 7',
  right: 'm9.5 5 7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  bin: 'M5 7h14M10 7V4.5h4V7m3 0-.8 12.5H7.8L7 7m3.2 3.5.3 5.5m3.3-5.5-.3 5.5',
  history: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4 9m0-5v5h5m3-1.5V12l3 2',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5m0-5.5v5.5h-5.5',
  sound: 'M4 9.5v5h3.5L12 18.5V5.5L7.5 9.5H4Zm11.5-.5a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: 'M4 9.5v5h3.5L12 18.5V5.5L7.5 9.5H4ZM16 9.5l5 5m0-5-5 5',
  shift:
    'M12 3v3m0 12v3m9-9h-3M6 12H3m12.4-3.4 2.1-2.1m-11 11 2.1-2.1m6.8 0 2.1 2.1m-11-11 2.1 2.1M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  pin: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9.5h-13zM12 15v2',
  person: 'M12 4.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  doubt: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.7a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1.1.9-1.1 1.7m0 2.5v.3',
  paperOut: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M8 15.5l8 5.5m0-5.5-8 5.5',
  paperLow: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v3H7zM10 21h4',
  coverOpen: 'M4 12.5 6 3l13 4.5M4 12h16v7H4zM8 15.5h8',
  unplugged: 'M9 3.5V8m6-4.5V8M7 8h10v3a5 5 0 0 1-10 0V8Zm5 8v4.5M4 20 20 4',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4V8Zm8 1.8a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2Z',
  label: 'M3.5 11V4.5H10L20.5 15 14 21.5 3.5 11Zm4-3.2v.4',
  stock: 'M3.5 8 12 3.5 20.5 8v8.5L12 21l-8.5-4.5V8Zm0 0 8.5 4.5L20.5 8M12 12.5V21M7.8 5.7l8.5 4.6',
  scanner: 'M4 5v14M7.5 5v14M10 5v14M14 5v14M16.5 5v14M20 5v14',
  keep: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 16v4h15v-4',
  slip: 'M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6L8.4 20.5 6 18.9V3.5Zm3 5h6m-6 4h6',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word; it says nothing a screen reader needs. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
