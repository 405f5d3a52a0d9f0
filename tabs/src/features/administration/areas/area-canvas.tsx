import type { Geofence, GeofenceShape } from '@fleet/contracts/geofence.ts';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add20Regular, FullScreenMaximize20Regular, Subtract20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { loadSettings } from '../../../sign-in/settings.ts';
import { useThemeName } from '../../../ui/theme-name.ts';
import { mapColors } from '../../map/map-colors.ts';
import { useMapSurfaceStyles } from '../../map/map-surface.ts';
import { type AreaMap, createAreaMap } from './draw-areas.ts';

const useStyles = makeStyles({
  root: { height: '320px', marginBottom: tokens.spacingVerticalM },
  controls: {
    position: 'absolute',
    top: tokens.spacingVerticalS,
    right: tokens.spacingHorizontalS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
});

interface AreaCanvasProps {
  label: string;
  areas: readonly Geofence[];
  /** What is being drawn. */
  shape?: GeofenceShape | undefined;
  onPoint: (place: { latitude: number; longitude: number }, area: Geofence | undefined) => void;
  onDrawn?: (shape: GeofenceShape) => void;
}

/** Areas on the map, to be pointed at or drawn. The fields or the list beside it say and do the same. */
export default function AreaCanvas({ label, areas, shape, onPoint, onDrawn }: AreaCanvasProps) {
  const { t } = useTranslation('administration');
  const surface = useMapSurfaceStyles();
  const styles = useStyles();
  const theme = useThemeName();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<AreaMap>();
  const { data: settings, isError } = useQuery({
    queryKey: queryKeys.settings,
    queryFn: loadSettings,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const latest = useRef({ onPoint, onDrawn, theme });
  latest.current = { onPoint, onDrawn, theme };

  const styleUrl = settings?.mapStyleUrl ?? null;
  const isKnown = settings !== undefined || isError;
  useEffect(() => {
    if (!element.current || !isKnown) return;
    const created = createAreaMap({
      element: element.current,
      colors: mapColors(latest.current.theme),
      styleUrl,
      movesAtOnce: matchMedia('(prefers-reduced-motion: reduce)').matches,
      onPoint: (place, area) => latest.current.onPoint(place, area),
      onDrawn: (drawn) => latest.current.onDrawn?.(drawn),
    });
    setMap(created);
    return () => {
      setMap(undefined);
      created.dispose();
    };
  }, [isKnown, styleUrl]);

  useEffect(() => map?.paint(mapColors(theme)), [map, theme]);
  useEffect(() => map?.showAreas(areas), [map, areas]);
  const hasShape = shape !== undefined;
  const drawn = shape && JSON.stringify(shape);
  useEffect(() => map?.draw(drawn ? (JSON.parse(drawn) as GeofenceShape) : undefined), [map, drawn]);
  const isEmpty = areas.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight once there is something, not when it changes
  useEffect(() => map?.fit(), [map, hasShape, isEmpty]);

  const controls = [
    { name: t('area.zoomIn'), icon: <Add20Regular />, run: () => map?.zoomBy(1) },
    { name: t('area.zoomOut'), icon: <Subtract20Regular />, run: () => map?.zoomBy(-1) },
    { name: t('area.fit'), icon: <FullScreenMaximize20Regular />, run: () => map?.fit() },
  ];
  return (
    <div className={mergeClasses(surface.root, styles.root)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the map, plus and minus zoom it */}
      <div ref={element} className={surface.map} tabIndex={0} role="application" aria-label={label} />
      <div className={styles.controls}>
        {controls.map(({ name, icon, run }) => (
          <Button key={name} type="button" size="small" icon={icon} aria-label={name} title={name} onClick={run} />
        ))}
      </div>
    </div>
  );
}
