import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useTimeStyle } from '../../../ui/use-time-style.ts';
import { AffectedList } from './affected-list.tsx';
import type { Span } from './span-draft.ts';

interface BlackoutPreviewProps {
  span: Span & { poolId?: string; vehicleId?: string };
  timeZone: string;
}

/** What a blackout would fall on, before anybody makes it; it follows what people reserve meanwhile. */
export function BlackoutPreview({ span, timeZone }: BlackoutPreviewProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const { locale, now } = useTimeStyle();
  const { data, error } = useQuery({
    queryKey: queryKeys.blackoutPreview(span),
    queryFn: ({ signal }) => api.previewBlackout(span, { signal }),
    placeholderData: (former) => former,
  });
  if (error) return <ErrorNotice error={error} />;
  return (
    <div role="status">
      {data ? (
        <AffectedList affected={data} style={{ locale, timeZone, now }} />
      ) : (
        <Spinner size="tiny" label={t('blackout.looking')} />
      )}
    </div>
  );
}
