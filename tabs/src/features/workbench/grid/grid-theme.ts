import { tokens } from '@fluentui/react-components';
import { themeQuartz } from 'ag-grid-community';

/** In pixels; the same for every row, so that 20,000 of them need not be measured. */
const rowHeight = 32;

/** AG Grid in Fluent's colours, which follow the theme of Teams by themselves. */
export const gridTheme = themeQuartz.withParams({
  accentColor: tokens.colorCompoundBrandStroke,
  backgroundColor: tokens.colorNeutralBackground1,
  foregroundColor: tokens.colorNeutralForeground1,
  borderColor: tokens.colorNeutralStroke2,
  chromeBackgroundColor: tokens.colorNeutralBackground3,
  headerBackgroundColor: tokens.colorNeutralBackground3,
  headerTextColor: tokens.colorNeutralForeground1,
  headerFontWeight: tokens.fontWeightSemibold,
  headerCellHoverBackgroundColor: tokens.colorNeutralBackground3Hover,
  oddRowBackgroundColor: tokens.colorNeutralBackground1,
  rowHoverColor: tokens.colorNeutralBackground1Hover,
  selectedRowBackgroundColor: tokens.colorNeutralBackground1Selected,
  columnBorder: { color: tokens.colorNeutralStroke3 },
  rowBorder: { color: tokens.colorNeutralStroke3 },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  checkboxCheckedBackgroundColor: tokens.colorCompoundBrandBackground,
  checkboxCheckedBorderColor: tokens.colorCompoundBrandBackground,
  checkboxCheckedShapeColor: tokens.colorNeutralForegroundInverted,
  checkboxUncheckedBackgroundColor: tokens.colorNeutralBackground1,
  checkboxUncheckedBorderColor: tokens.colorNeutralStrokeAccessible,
  focusShadow: 'none',
  fontFamily: tokens.fontFamilyBase,
  fontSize: tokens.fontSizeBase300,
  headerFontSize: tokens.fontSizeBase200,
  rowHeight,
  headerHeight: 36,
  cellHorizontalPadding: 10,
  iconSize: 14,
});
