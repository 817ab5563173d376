import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine wants ten shades; ours are one token, so every shade is that token. */
const leaf = Array.from({ length: 10 }, () => 'var(--leaf)') as unknown as MantineColorsTuple;

export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  colors: { leaf },
  primaryColor: 'leaf',
  defaultRadius: 'var(--radius)',
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.4' },
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 } } },
    // Room for the ring of the field that has the focus.
    TextInput: { defaultProps: { size: 'lg' }, styles: { label: { marginBottom: 'var(--s2)' } } },
  },
});

/** Mantine's own names for ground, ink and edges, pointed at our tokens: light and dark are decided there. */
export const tokensForMantine: CSSVariablesResolver = () => {
  const shades = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`--mantine-color-leaf-${i}`, 'var(--leaf)']));
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--brick)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-leaf-filled': 'var(--leaf)',
    '--mantine-color-leaf-filled-hover': 'var(--leaf-press)',
    '--mantine-primary-color-filled': 'var(--leaf)',
    '--mantine-primary-color-filled-hover': 'var(--leaf-press)',
    '--mantine-primary-color-contrast': 'var(--on-leaf)',
    ...shades,
  };
  return { variables: {}, light: both, dark: both };
};
