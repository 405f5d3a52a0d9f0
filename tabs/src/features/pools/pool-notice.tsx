import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../use-address.ts';
import { poolParameter } from './pool-parameter.ts';
import { usePools } from './use-pools.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

/** Says that the page leaves out the other pools, and leads to them. */
export function PoolNotice({ poolId }: { poolId: string }) {
  const { t } = useTranslation('pools');
  const styles = useStyles();
  const { change } = useAddress();
  const { data } = usePools();
  const name = data?.pools.find((pool) => pool.id === poolId)?.name;
  return (
    <p className={styles.root}>
      {name ? t('only', { pool: name }) : t('onlyOne')}
      <Button size="small" appearance="subtle" onClick={() => change({ [poolParameter]: undefined })}>
        {t('showAll')}
      </Button>
    </p>
  );
}
