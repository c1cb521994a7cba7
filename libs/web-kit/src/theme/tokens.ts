import type { ThemeConfig } from 'antd';

/** Ink, paper and one blue. Every pair of text and ground has a contrast of 4.5 at least (WCAG 2.2, 1.4.3), placeholders included. */
export const THEME: ThemeConfig = {
  cssVar: { key: 'tallystick' },
  hashed: false,
  token: {
    colorPrimary: '#0b4f9e',
    colorInfo: '#0b4f9e',
    colorLink: '#0b4f9e',
    colorError: '#b3141f',
    colorSuccess: '#1d6b26',
    colorWarning: '#8a4b00',
    colorTextBase: '#16202e',
    colorText: '#16202e',
    colorTextSecondary: '#465062',
    colorTextTertiary: '#566072',
    colorTextDescription: '#566072',
    colorTextPlaceholder: '#626b7a',
    colorTextDisabled: '#626b7a',
    colorBorder: '#c9d0da',
    colorBorderSecondary: '#e3e7ed',
    colorBgLayout: '#f4f6f9',
    fontFamily: 'var(--tk-font)',
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    controlHeightSM: 26,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    // A button at work says so by its sign: paler, its text would be hard to read.
    opacityLoading: 1,
    wireframe: false,
  },
  components: {
    Modal: { titleFontSize: 18 },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
};
