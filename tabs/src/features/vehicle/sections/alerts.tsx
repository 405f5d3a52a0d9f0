import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { formatUntil } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { alertFacts, isOpen } from '../../alerts/alert-facts.ts';
import { useAcknowledge } from '../../alerts/use-acknowledge.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import type { SectionProps } from '../section-props.ts';

/** What somebody should look at, or has looked at. */
export default function Alerts({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const api = useApi();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const acknowledge = useAcknowledge();
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
            facts={alertFacts(alert, style)}
            aside={
              isOpen(alert) && (
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
