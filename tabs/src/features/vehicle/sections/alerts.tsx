import type { Alert } from '@fleet/contracts/alert.ts';
import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatUntil } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { formatDistance } from '../../handover/distance.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import type { SectionProps } from '../section-props.ts';

/** What somebody should look at, or has looked at. */
export default function Alerts({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const api = useApi();
  const queryClient = useQueryClient();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const acknowledge = useMutation({
    mutationFn: ({ id, version }: Alert) => api.acknowledgeAlert({ alertId: id, expectedVersion: version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.vehicleSection(vehicle.id, 'alerts') }),
  });
  const describe = ({ detail, acknowledgedBy, resolvedAt }: Alert): [string, string | null][] => [
    [t('expectedBack'), detail.expectedReturnAt ? formatUntil(detail.expectedReturnAt, style) : null],
    [t('due'), detail.dueAt ? formatUntil(detail.dueAt, style) : null],
    [t('energy'), detail.percent === undefined ? null : `${Math.round(detail.percent)} %`],
    [t('faultCodes'), detail.faultCodes?.join(', ') ?? null],
    [t('area'), detail.geofenceName ?? null],
    [t('odometer'), detail.odometerMeters === undefined ? null : formatDistance(detail.odometerMeters, style.locale)],
    [t('over'), resolvedAt ? formatUntil(resolvedAt, style) : null],
    [t('seenBy'), acknowledgedBy?.displayName ?? null],
  ];
  return (
    <>
      {acknowledge.error && <ErrorNotice error={acknowledge.error} />}
      <PagedSection
        vehicleId={vehicle.id}
        name="alerts"
        load={async (cursor, signal) => {
          const asked = { state: 'all', vehicleId: vehicle.id, ...(cursor && { cursor }) } as const;
          const answer = await api.listAlerts(asked, { signal });
          return { rows: answer.alerts, nextCursor: answer.nextCursor };
        }}
        empty={{ title: t('noAlerts') }}
      >
        {(alert) => (
          <Entry
            title={t(`alertKinds.${alert.kind}`)}
            when={formatUntil(alert.raisedAt, style)}
            facts={describe(alert)}
            aside={
              alert.acknowledgedAt === null &&
              alert.resolvedAt === null && (
                <Button
                  size="small"
                  disabledFocusable={acknowledge.isPending}
                  onClick={() => acknowledge.mutate(alert)}
                >
                  {t('acknowledge')}
                </Button>
              )
            }
          />
        )}
      </PagedSection>
    </>
  );
}
