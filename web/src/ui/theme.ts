import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

// Index 8 is the accent (#0f766e): white on it has a contrast of 5.5, so filled
// buttons are readable in both schemes.
const teal: MantineColorsTuple = [
  '#f0fdfa',
  '#dcf7f1',
  '#b9ece2',
  '#8edccf',
  '#5cc8b8',
  '#34b1a2',
  '#1f9a8d',
  '#138579',
  '#0f766e',
  '#0b5a54',
]

// Greys with a breath of the accent, so that dark pages are calm and not black.
const dark: MantineColorsTuple = [
  '#dbe4e4',
  '#b7c5c6',
  '#93a5a7',
  '#6b7d80',
  '#3b494c',
  '#2d3a3d',
  '#222d30',
  '#161e21',
  '#11181a',
  '#0c1213',
]

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eff3f3',
  '#e4eaea',
  '#d5dede',
  '#bac7c7',
  '#94a3a4',
  '#6b7b7d',
  '#4b5a5c',
  '#334143',
  '#1c2729',
]

export const theme = createTheme({
  colors: { teal, dark, gray },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  fontFamily: "'Inter Variable', 'Segoe UI', system-ui, -apple-system, Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
      defaultProps: {
        centered: true,
        // A dialog's heading is no banner of the page.
        attributes: { header: { role: 'none' } },
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
      },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 } },
  },
})

/** The colours that the kit adds to Mantine's: page, surfaces, lines, text, tones and chart series. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b2729',
    '--mantine-color-dimmed': '#566669',
    '--mantine-color-anchor': '#0f766e',
    '--mantine-color-error': '#b42318',
    '--mantine-color-placeholder': '#5f6f71',
    '--st-canvas': '#f5f8f8',
    '--st-nav': '#fbfcfc',
    '--st-surface': '#ffffff',
    '--st-sunken': '#f7f9f9',
    '--st-line': '#e1e8e8',
    '--st-line-strong': '#c9d4d4',
    '--st-shadow': '0 1px 2px rgb(16 40 44 / 5%)',
    '--st-accent-soft': '#e3f4f1',
    '--st-accent-text': '#0b5a54',
    ...tones({
      neutral: ['#eef2f2', '#425154', '#8a9a9c'],
      info: ['#e6f0fb', '#1d4f91', '#3b7dd8'],
      success: ['#e2f5ea', '#17603a', '#2f9e62'],
      warning: ['#fdf1d8', '#7a4a05', '#d98e12'],
      danger: ['#fde8e6', '#96211a', '#d9443a'],
    }),
    ...series(['#0f766e', '#c7761b', '#4667b8', '#9a4f96', '#6b8e23', '#64748b']),
  },
  dark: {
    '--mantine-color-body': '#182124',
    '--mantine-color-text': '#dbe4e4',
    '--mantine-color-dimmed': '#9db0b2',
    '--mantine-color-anchor': '#5cc8b8',
    '--mantine-color-error': '#ff9f97',
    '--mantine-color-placeholder': '#93a5a7',
    '--st-canvas': '#11181a',
    '--st-nav': '#141c1f',
    '--st-surface': '#182124',
    '--st-sunken': '#141c1f',
    '--st-line': '#2a373a',
    '--st-line-strong': '#3f4e52',
    '--st-shadow': 'none',
    '--st-accent-soft': '#143a37',
    '--st-accent-text': '#8edccf',
    ...tones({
      neutral: ['#263235', '#c0cdce', '#7f9295'],
      info: ['#182c45', '#a9ccf7', '#5a97e6'],
      success: ['#14351f', '#a3e0bb', '#43b478'],
      warning: ['#3b2b0c', '#f3cf86', '#dfa032'],
      danger: ['#421b18', '#ffb9b3', '#e5645b'],
    }),
    ...series(['#34b1a2', '#e2a04a', '#86a3ea', '#cb8ac7', '#a3c25c', '#94a3b8']),
  },
})

function tones(all: Record<string, readonly [string, string, string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, [soft, text, strong]]) => [
      [`--st-${name}-soft`, soft],
      [`--st-${name}-text`, text],
      [`--st-${name}-strong`, strong],
    ]),
  )
}

function series(colors: readonly string[]): Record<string, string> {
  return Object.fromEntries(colors.map((color, i) => [`--st-series-${i + 1}`, color]))
}
