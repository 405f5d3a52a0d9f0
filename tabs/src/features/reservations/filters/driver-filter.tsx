import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ChoiceFilter } from './choice-filter.tsx';

const mostOptions = 20;
const longestName = 80;

interface DriverFilterProps {
  driverId: string | undefined;
  onChange: (driverId: string | undefined) => void;
}

/** Who drives. */
export function DriverFilter({ driverId = '', onChange }: DriverFilterProps) {
  const { t } = useTranslation(['reservations', 'terms']);
  const api = useApi();
  const [text, setText] = useState<string>();
  const q = useDeferredValue(text?.trim().slice(0, longestName) ?? '');
  const found = useQuery({
    queryKey: queryKeys.driversNamed(q),
    queryFn: ({ signal }) => api.listDrivers({ ...(q && { q }), limit: mostOptions }, { signal }),
    placeholderData: (before) => before,
    enabled: text !== undefined,
  });
  const chosen = useQuery({
    queryKey: queryKeys.driver(driverId),
    queryFn: ({ signal }) => api.getDriver({ driverId }, { signal }),
    enabled: driverId !== '',
  });
  return (
    <ChoiceFilter
      label={t('terms:driver')}
      allLabel={t('filters.allDrivers')}
      chosen={driverId ? { id: driverId, name: chosen.data?.displayName ?? '…' } : undefined}
      options={found.data?.drivers.map(({ id, displayName }) => ({ id, name: displayName }))}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
