import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, FullScreenMaximize20Regular, Subtract20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { FleetMap } from './fleet-map.ts';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    top: tokens.spacingVerticalM,
    right: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    '& button': { boxShadow: tokens.shadow4 },
  },
});

export function MapControls({ map }: { map: FleetMap | undefined }) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const actions = [
    { name: t('zoomIn'), icon: <Add20Regular />, run: () => map?.zoomBy(1) },
    { name: t('zoomOut'), icon: <Subtract20Regular />, run: () => map?.zoomBy(-1) },
    { name: t('fitAll'), icon: <FullScreenMaximize20Regular />, run: () => map?.fitAll() },
  ];
  return (
    <div className={styles.root}>
      {actions.map(({ name, icon, run }) => (
        <Button key={name} icon={icon} aria-label={name} title={name} onClick={run} />
      ))}
    </div>
  );
}
