import type { Geofence } from '@fleet/contracts/geofence.ts';
import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api-client/query-keys.ts';
import { livePositions } from '../../realtime/live-positions.ts';
import { loadSettings } from '../../sign-in/settings.ts';
import { useThemeName } from '../../ui/theme-name.ts';
import { createFleetMap, type FleetMap } from './fleet-map.ts';
import type { TrailPoint } from './layers/trail-layer.ts';
import { mapColors } from './map-colors.ts';
import { useMapSurfaceStyles } from './map-surface.ts';
import type { MapVehicle } from './map-vehicle.ts';

const drawMilliseconds = 200;

interface MapCanvasProps {
  /** What is known at a moment, with what was told live until then. */
  vehiclesAt: (now: number) => readonly MapVehicle[];
  areas: readonly Geofence[];
  trail: readonly TrailPoint[] | undefined;
  chosenId: string | undefined;
  isFollowing: boolean;
  onChoose: (vehicleId: string) => void;
  onStopFollowing: () => void;
  onReady: (map: FleetMap | undefined) => void;
  className?: string;
  children?: ReactNode;
}

/** The map itself. What is told live goes straight to it, without React. */
export function MapCanvas(props: MapCanvasProps) {
  const { vehiclesAt, areas, trail, chosenId, isFollowing, onChoose, onStopFollowing, onReady, className } = props;
  const { t } = useTranslation('map');
  const styles = useMapSurfaceStyles();
  const theme = useThemeName();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<FleetMap>();
  const { data: settings, isError } = useQuery({
    queryKey: queryKeys.settings,
    queryFn: loadSettings,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const latest = useRef({ onChoose, onStopFollowing, onReady, theme });
  latest.current = { onChoose, onStopFollowing, onReady, theme };

  const styleUrl = settings?.mapStyleUrl ?? null;
  const isKnown = settings !== undefined || isError;
  useEffect(() => {
    if (!element.current || !isKnown) return;
    const created = createFleetMap({
      element: element.current,
      colors: mapColors(latest.current.theme),
      styleUrl,
      movesAtOnce: matchMedia('(prefers-reduced-motion: reduce)').matches,
      onChoose: (vehicleId) => latest.current.onChoose(vehicleId),
      onDragged: () => latest.current.onStopFollowing(),
    });
    setMap(created);
    latest.current.onReady(created);
    return () => {
      latest.current.onReady(undefined);
      setMap(undefined);
      created.dispose();
    };
  }, [isKnown, styleUrl]);

  useEffect(() => map?.paint(mapColors(theme)), [map, theme]);
  useEffect(() => map?.showAreas(areas), [map, areas]);
  useEffect(() => map?.showTrail(trail ?? []), [map, trail]);
  useEffect(() => map?.choose(chosenId), [map, chosenId]);

  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const vehicles = vehiclesAt(Date.now());
      map.showVehicles(vehicles);
      const followed = isFollowing && vehicles.find(({ vehicle }) => vehicle.id === chosenId)?.position;
      if (followed) map.centerOn(followed);
    };
    draw();
    const unsubscribe = livePositions.subscribe(() => {
      timer ??= setTimeout(draw, drawMilliseconds);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [map, vehiclesAt, chosenId, isFollowing]);

  return (
    <div className={mergeClasses(styles.root, className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the map, plus and minus zoom it */}
      <div ref={element} className={styles.map} tabIndex={0} role="application" aria-label={t('map')} />
      {props.children}
    </div>
  );
}
