import { makeStyles, tokens } from '@fluentui/react-components';
import { cellClasses } from './grid-columns.ts';

const edge = `1px solid ${tokens.colorCompoundBrandStroke}`;
const of = (name: keyof typeof cellClasses) => `& .ag-cell.${cellClasses[name]}`;

/** What cells look like by their state. Nothing is told by colour alone: marks have a shape, and the words stand below the grid. */
export const useGridStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    position: 'relative',
    '& .ag-cell': { userSelect: 'none', cursor: 'cell' },
    '& .ag-cell:focus-within, & .ag-cell-focus:not(.ag-cell-range-selected)': {
      border: `2px solid ${tokens.colorCompoundBrandStroke} !important`,
    },
    [of('number')]: { justifyContent: 'flex-end', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    [of('locked')]: { color: tokens.colorNeutralForeground3 },
    [of('saving')]: { fontStyle: 'italic' },
    [of('range')]: {
      backgroundColor: `color-mix(in srgb, ${tokens.colorCompoundBrandStroke} 14%, transparent)`,
      '@media (forced-colors: active)': {
        backgroundColor: 'Highlight',
        color: 'HighlightText',
        forcedColorAdjust: 'none',
      },
    },
    [of('rangeTop')]: { borderTop: edge },
    [of('rangeBottom')]: { borderBottom: edge },
    [of('rangeLeft')]: { borderLeft: edge },
    [of('rangeRight')]: { borderRight: edge },
    [of('fill')]: {
      backgroundColor: tokens.colorNeutralBackground1Pressed,
      borderBottom: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    },
    [`${of('rangeEnd')}::after`]: {
      content: '""',
      position: 'absolute',
      right: '0',
      bottom: '0',
      width: '7px',
      height: '7px',
      backgroundColor: tokens.colorCompoundBrandStroke,
      cursor: 'crosshair',
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
    // A corner, as of a note in Excel: its reason is told when the cell has the focus.
    [`${of('refused')}::before, ${of('conflict')}::before, ${of('unsaved')}::before`]: {
      content: '""',
      position: 'absolute',
      top: '0',
      right: '0',
      borderStyle: 'solid',
      borderWidth: '0 9px 9px 0',
      borderColor: `transparent ${tokens.colorStatusDangerForeground1} transparent transparent`,
    },
    [of('refused')]: { backgroundColor: tokens.colorStatusDangerBackground1 },
    [of('conflict')]: { backgroundColor: tokens.colorStatusWarningBackground1 },
    [of('unsaved')]: { backgroundColor: tokens.colorStatusWarningBackground1 },
    [of('editing')]: { padding: '0', overflow: 'visible' },
  },
});
