import { Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { usePools } from './use-pools.ts';

interface PoolSelectProps {
  /** Undefined for all pools. */
  poolId: string | undefined;
  onChange: (poolId: string | undefined) => void;
}

/** Which pool the page is about, or all; nothing where there is one pool alone. */
export function PoolSelect({ poolId, onChange }: PoolSelectProps) {
  const { t } = useTranslation(['pools', 'terms']);
  const { data } = usePools();
  const pools = data?.pools ?? [];
  if (pools.length < 2 && !poolId) return null;
  return (
    <Select
      aria-label={t('terms:pool')}
      value={poolId ?? ''}
      onChange={(_, { value }) => onChange(value === '' ? undefined : value)}
    >
      <option value="">{t('all')}</option>
      {/* Of an address that is out of date. */}
      {poolId && !pools.some(({ id }) => id === poolId) && <option value={poolId}>{t('onlyOne')}</option>}
      {pools.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
