/** The look: white, one deep red for the state and for live things, one blue for actions. */
import type { ThemeConfig } from 'antd';

export const colours = {
  live: '#9b1c1f',
  action: '#0b57a8',
  good: '#1f7a34',
  fair: '#9a5b00',
  bad: '#b3261e',
  text: '#16202c',
  quiet: '#50607a',
  line: '#d5dbe3',
  paper: '#ffffff',
  shade: '#f4f6f9',
};

export const LARGE_TYPE = 1.4;
/** Projected pages are read from 20 m. */
export const HALL_TYPE = 1.9;

const px = (value: number, scale: number) => Math.round(value * scale);

export function themeAt(scale: number): ThemeConfig {
  return {
    token: {
      colorPrimary: colours.action,
      colorLink: colours.action,
      colorInfo: colours.action,
      colorError: colours.bad,
      colorSuccess: colours.good,
      colorWarning: colours.fair,
      colorSuccessBg: '#e6f4ea',
      colorSuccessBorder: '#9fd0ae',
      colorWarningBg: '#fdf3e1',
      colorWarningBorder: '#e5bd7a',
      colorErrorBg: '#fdecea',
      colorErrorBorder: '#eaaaa5',
      colorInfoBg: '#e8f0fa',
      colorInfoBorder: '#a8c4e6',
      colorText: colours.text,
      colorTextSecondary: colours.quiet,
      colorTextDescription: colours.quiet,
      colorTextPlaceholder: '#66748a',
      colorTextTertiary: '#5d6b80',
      colorTextDisabled: '#687486',
      colorBorder: '#aab4c2',
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.paper,
      fontFamily: "'Be Vietnam Pro', 'Segoe UI', Arial, sans-serif",
      fontSize: px(16, scale),
      fontSizeSM: px(15, scale),
      fontSizeLG: px(18, scale),
      fontSizeXL: px(21, scale),
      fontSizeHeading1: px(32, scale),
      fontSizeHeading2: px(26, scale),
      fontSizeHeading3: px(21, scale),
      fontSizeHeading4: px(18, scale),
      fontSizeHeading5: px(16, scale),
      controlHeight: px(38, scale),
      controlHeightSM: px(32, scale),
      controlHeightLG: px(46, scale),
      borderRadius: 6,
      wireframe: false,
    },
    components: {
      Layout: { headerBg: colours.paper, bodyBg: colours.paper },
      Menu: { itemBg: 'transparent', horizontalItemSelectedColor: colours.action },
      Table: { headerBg: colours.shade, headerColor: colours.text },
      Tag: { fontSizeSM: px(15, scale) },
      Button: { fontWeight: 500, primaryShadow: 'none' },
      Segmented: { trackBg: '#e6eaf0', itemSelectedColor: colours.action, itemColor: colours.text },
    },
  };
}
