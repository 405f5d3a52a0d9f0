import { makeStyles } from '@fluentui/react-components';
import { EyeOff20Regular, QuestionCircle20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useThemeName } from '../../../ui/theme-name.ts';
import { signAddress } from '../layers/vehicle-signs.ts';
import { mapColors } from '../map-colors.ts';
import type { MapState } from '../map-vehicle.ts';

const useStyles = makeStyles({ sign: { width: '20px', height: '20px', flexShrink: 0 } });

/** How the map draws a state; it stands beside the state's name. */
export function StateSign({ state }: { state: MapState }) {
  const styles = useStyles();
  const theme = useThemeName();
  const address = useMemo(
    () => (state === 'hidden' || state === 'unknown' ? undefined : signAddress(state, mapColors(theme))),
    [state, theme],
  );
  if (state === 'hidden') return <EyeOff20Regular className={styles.sign} aria-hidden />;
  if (!address) return <QuestionCircle20Regular className={styles.sign} aria-hidden />;
  return <img className={styles.sign} src={address} alt="" />;
}
