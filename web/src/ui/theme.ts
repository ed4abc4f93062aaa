import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: checked at 4.5:1 and more against white text from shade 6 on. */
const accent: MantineColorsTuple = [
  '#e9f5f3',
  '#d2e9e5',
  '#a5d3cc',
  '#76bdb3',
  '#54b3a6',
  '#2b9487',
  '#167a6f',
  '#0f6b63',
  '#0c5952',
  '#08433e',
];

const dark: MantineColorsTuple = [
  '#e8e9ea',
  '#c3c7cb',
  '#a2a8ae',
  '#7b8289',
  '#3f454b',
  '#31363b',
  '#24282c',
  '#1b1e21',
  '#131517',
  '#0d0f10',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  black: '#1b1d1f',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
});

/** The two grounds, paper and night; everything else in Mantine follows from these. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf8',
    '--mantine-color-dimmed': '#5f656b',
    '--mantine-color-placeholder': '#6d737a',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#d9d7d3',
    '--mantine-color-error': '#b42318',
    '--surface': '#ffffff',
    '--surface-quiet': '#f4f2ef',
    '--line': '#e6e4e0',
    '--accent-text': '#0f6b63',
    '--accent-soft': '#e3f1ee',
    '--warn-text': '#8a4b08',
    '--warn-soft': '#fbf0df',
    '--focus': '#0f6b63',
  },
  dark: {
    '--mantine-color-body': '#131517',
    '--mantine-color-text': '#e8e9ea',
    '--mantine-color-dimmed': '#a2a8ae',
    '--mantine-color-placeholder': '#8d949b',
    '--mantine-color-default': '#1f2327',
    '--mantine-color-default-border': '#3f454b',
    '--mantine-color-error': '#ff9a8f',
    '--surface': '#1b1e21',
    '--surface-quiet': '#202428',
    '--line': '#2b3035',
    '--accent-text': '#76c9bd',
    '--accent-soft': '#17302d',
    '--warn-text': '#f0b96a',
    '--warn-soft': '#33270f',
    '--focus': '#76c9bd',
  },
});
