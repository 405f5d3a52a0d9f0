import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchVehicles } from '../../fleet/search-vehicles.ts';
import type { MapState, MapVehicle } from '../map-vehicle.ts';
import { Legend } from './legend.tsx';
import { VehicleList } from './vehicle-list.tsx';

const useStyles = makeStyles({
  toolbar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  nothing: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, padding: tokens.spacingVerticalM },
});

interface VehiclePanelProps {
  vehicles: readonly MapVehicle[];
  chosenId: string | undefined;
  onChoose: (vehicleId: string) => void;
  shownState: MapState | undefined;
  onShowState: (state: MapState | undefined) => void;
  hasAreas: boolean;
  /** Milliseconds since 1970 */
  now: number;
}

/** Finds vehicles and lists them. */
export function VehiclePanel(props: VehiclePanelProps) {
  const { vehicles, chosenId, onChoose, shownState, onShowState, hasAreas, now } = props;
  const { t } = useTranslation('map');
  const styles = useStyles();
  const [text, setText] = useState('');
  const applied = useDeferredValue(text);
  const counts = new Map<MapState, number>();
  for (const { state } of vehicles) counts.set(state, (counts.get(state) ?? 0) + 1);
  const found = new Set(
    searchVehicles(
      vehicles.map(({ vehicle }) => vehicle),
      applied,
    ),
  );
  const shown = vehicles.filter(({ vehicle, state }) => found.has(vehicle) && (!shownState || state === shownState));
  const clear = () => {
    setText('');
    onShowState(undefined);
  };
  return (
    <>
      <search className={styles.toolbar}>
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          contentBefore={<Search20Regular aria-hidden />}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        <Legend counts={counts} shown={shownState} onShow={onShowState} hasAreas={hasAreas} />
      </search>
      {shown.length === 0 ? (
        <div className={styles.nothing} role="status">
          {t('nothingFound')}
          <Button size="small" onClick={clear}>
            {t('clear')}
          </Button>
        </div>
      ) : (
        <VehicleList vehicles={shown} chosenId={chosenId} onChoose={onChoose} now={now} />
      )}
    </>
  );
}
