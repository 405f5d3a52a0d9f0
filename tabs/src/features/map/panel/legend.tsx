import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHiddenStyles } from '../../../ui/surface.ts';
import { type MapState, mapStates } from '../map-vehicle.ts';
import { StateSign } from './state-sign.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  state: { minWidth: 'auto', paddingInline: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
  area: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  areas: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  line: { width: '20px', borderTop: '2px solid currentcolor' },
  dashed: { borderTopStyle: 'dashed' },
});

interface LegendProps {
  counts: ReadonlyMap<MapState, number>;
  shown: MapState | undefined;
  onShow: (state: MapState | undefined) => void;
  hasAreas: boolean;
}

/** What each sign means and how many there are; pressed, it leaves out all others. */
export function Legend({ counts, shown, onShow, hasAreas }: LegendProps) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  return (
    <>
      <fieldset className={styles.root}>
        <legend className={hidden}>{t('legend')}</legend>
        {mapStates.map((state) => {
          const count = counts.get(state) ?? 0;
          if (count === 0 && state !== shown) return null;
          return (
            <ToggleButton
              key={state}
              className={styles.state}
              size="small"
              icon={<StateSign state={state} />}
              checked={state === shown}
              title={t(`stateHints.${state}`)}
              onClick={() => onShow(state === shown ? undefined : state)}
            >
              {`${t(`states.${state}`)} ${count}`}
            </ToggleButton>
          );
        })}
      </fieldset>
      {hasAreas && (
        <ul className={styles.areas}>
          <li className={styles.area}>
            <span className={styles.line} />
            {t('poolSite')}
          </li>
          <li className={styles.area}>
            <span className={`${styles.line} ${styles.dashed}`} />
            {t('area')}
          </li>
        </ul>
      )}
    </>
  );
}
