import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceUnitOf } from '../../handover/distance.ts';
import type { Place } from '../base-map/place-files.ts';
import type { MapVehicle } from '../map-vehicle.ts';
import { describeAge, describeMotion, describePlace } from './describe-place.ts';
import { StateSign } from './state-sign.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderLeft: '3px solid transparent',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
  text: { minWidth: 0, flexGrow: 1, display: 'flex', flexDirection: 'column' },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  plate: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  line: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface VehicleRowProps {
  one: MapVehicle;
  places: readonly Place[];
  isChosen: boolean;
  onChoose: (vehicleId: string) => void;
  /** Milliseconds since 1970 */
  now: number;
}

/** What the map shows of a vehicle, in words. */
export const VehicleRow = memo(function VehicleRow({ one, places, isChosen, onChoose, now }: VehicleRowProps) {
  const { t, i18n } = useTranslation('map');
  const styles = useStyles();
  const { vehicle, state, position, areas } = one;
  const facts = position
    ? [
        describePlace(position, areas, places),
        state === 'moving' && describeMotion(position, distanceUnitOf(i18n.language)),
        describeAge(position.deviceTime, now),
      ]
    : [t(state === 'hidden' ? 'hiddenDetail' : 'unknownDetail')];
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, isChosen && styles.chosen)}
      aria-pressed={isChosen}
      onClick={() => onChoose(vehicle.id)}
    >
      <StateSign state={state} />
      <span className={styles.text}>
        <span className={styles.head}>
          <span className={styles.name}>{`${vehicle.make} ${vehicle.model}`}</span>
          <span className={styles.plate}>{vehicle.licensePlate}</span>
        </span>
        <span>{t(`states.${state}`)}</span>
        <span className={styles.line}>{facts.filter(Boolean).join(' · ')}</span>
      </span>
    </button>
  );
});
