import { makeStyles, tokens } from '@fluentui/react-components';
import 'ol/ol.css';

/** The frame of a map, and what OpenLayers writes on it. */
export const useMapSurfaceStyles = makeStyles({
  root: {
    position: 'relative',
    minHeight: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  map: {
    position: 'absolute',
    inset: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    '& .ol-attribution': {
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase100,
      borderRadius: `${tokens.borderRadiusMedium} 0 0`,
      padding: `0 ${tokens.spacingHorizontalXS}`,
    },
    '& .ol-attribution a': { color: tokens.colorBrandForegroundLink },
    '& .ol-attribution ul': { textShadow: 'none', color: 'inherit', font: 'inherit' },
    '& .ol-scale-line': { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusMedium },
    '& .ol-scale-line-inner': {
      color: tokens.colorNeutralForeground2,
      borderBottomColor: tokens.colorNeutralForeground2,
      borderLeftColor: tokens.colorNeutralForeground2,
      borderRightColor: tokens.colorNeutralForeground2,
    },
  },
});
