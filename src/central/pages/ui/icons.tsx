/** Line drawings on a 24 grid, in the colour of the text beside them; decoration, so silent to a screen reader. */
const drawings = {
  sales: 'M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM9 8h6M9 12h6',
  market: 'M4 20h16M6 20v-7h3v7M11 20V9h3v11M16 20V4h3v16',
  shifts: 'M4 4h16v16H4zM4 9h16M8 13h3M8 16.500h3M15 13h2M15 16.500h2',
  demand: 'M4 5h16v11h-8l-4 4v-4H4zM12 12.500v.01M10.500 8.500a1.500 1.500 0 1 1 2 1.400c-.4.2-.5.500-.5.800',
  stock: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9',
  announced: 'M3 6h11v10H3zM14 9h4l3 4v3h-7zM7 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4M17 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  settlements: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h2M15 15v3',
  catalogue: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
  producers: 'M12 21V9M12 13c-4 0-7-2-7-6 4 0 7 2 7 6M12 10c0-4 3-6 7-6 0 4-3 6-7 6M7 21h10',
  certificates: 'M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12M8.500 14l-1.500 7 5-2.500 5 2.500-1.500-7',
  drafts: 'M5 4h9l5 5v11H5zM14 4v5h5M9 16.500l5.500-5.500 1.500 1.500-5.500 5.500H9z',
  promotions: 'M4 4h8l8 8-8 8-8-8zM8.500 8.500v.01M15 10l-5 5',
  outlets: 'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M10 20v-5h4v5',
  suspense: 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9',
  accounts:
    'M9 4a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M3 20c0-4 2.500-6 6-6s6 2 6 6M15.500 4.500a3.500 3.500 0 0 1 0 6.200M17.500 14.500c2.300.7 3.500 2.600 3.500 5.500',
  audit: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 21c0-4.500 2.800-6.500 7-6.500s7 2 7 6.500',
  menu: 'M4 7h16M4 12h16M4 17h16',
  good: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5-6',
  wait: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2',
  warn: 'M12 4 2.5 20h19zM12 10v5M12 17.500v.01',
  know: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8v.01',
  off: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M6 6l12 12',
  fork: 'M7 21V4M4 7l3-3 3 3M7 16c0-5 10-3 10-9M14 8l3-3 3 3',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M12 18v-6M9 14.500l3-3 3 3',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  upload: 'M12 16V5M7 9l5-5 5 5M5 20h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l8-8M16 7l3 3',
  leave: 'M10 4H5v16h5M10 12h10M16 8l4 4-4 4',
  before: 'M15 5l-7 7 7 7',
  after: 'M9 5l7 7-7 7',
} as const;
export type IconName = keyof typeof drawings;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
