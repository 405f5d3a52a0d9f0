import { makeStyles, tokens } from '@fluentui/react-components';

/** The classes of cells, by what state they have. */
export const cellClasses = {
  range: 'fleet-range',
  rangeTop: 'fleet-range-top',
  rangeBottom: 'fleet-range-bottom',
  rangeLeft: 'fleet-range-left',
  rangeRight: 'fleet-range-right',
  rangeEnd: 'fleet-range-end',
  fill: 'fleet-fill',
  number: 'fleet-number',
  locked: 'fleet-locked',
  saving: 'fleet-saving',
  unsaved: 'fleet-unsaved',
  refused: 'fleet-refused',
  conflict: 'fleet-conflict',
  editing: 'fleet-editing',
} as const;

const edge = `1px solid ${tokens.colorCompoundBrandStroke}`;
const of = (name: keyof typeof cellClasses) => `& .ag-cell.${cellClasses[name]}`;

/** As of a note in Excel: its reason is told when the cell has the focus. */
const corner = {
  content: '""',
  position: 'absolute',
  top: '0',
  right: '0',
  width: '9px',
  height: '9px',
  clipPath: 'polygon(0 0, 100% 0, 100% 100%)',
  backgroundColor: tokens.colorStatusDangerForeground1,
  '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
} as const;

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
    [`${of('refused')}::before`]: corner,
    [`${of('conflict')}::before`]: corner,
    [`${of('unsaved')}::before`]: corner,
    [of('refused')]: { backgroundColor: tokens.colorStatusDangerBackground1 },
    [of('conflict')]: { backgroundColor: tokens.colorStatusWarningBackground1 },
    [of('unsaved')]: { backgroundColor: tokens.colorStatusWarningBackground1 },
    [of('editing')]: { padding: '0', overflow: 'visible' },
  },
});
