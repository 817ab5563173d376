import { Button, createTheme, Drawer, type MantineColorsTuple, Modal } from '@mantine/core';

/** The kit wants ten shades of a colour; ours are named tokens, set in mantine.css over whatever stands here. */
const ten = (shade: string): MantineColorsTuple => [
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
  shade,
];

// The kit's scroll lock writes a style tag without our nonce, which the content policy refuses. The page behind a
// dialog is inert to the keyboard all the same, because the focus is trapped.
const overPage = { lockScroll: false, transitionProps: { duration: 120 } } as const;

export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'leaf',
  primaryShade: 6,
  colors: { leaf: ten('#0b6b4a'), brick: ten('#b3261e') },
  focusClassName: '',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Modal: Modal.extend({ defaultProps: { ...overPage, centered: true, padding: 'lg' } }),
    Drawer: Drawer.extend({ defaultProps: { ...overPage, position: 'right', padding: 'lg' } }),
  },
});
