import { makeStyles, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { formatUntil } from '../../../ui/format.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { VehiclePhoto } from '../../fleet/vehicle-photo.tsx';
import { formatDistance } from '../../handover/distance.ts';
import { Entry } from '../entry.tsx';
import { PagedSection } from '../paged-section.tsx';
import { ReservationLink } from '../reservation-link.tsx';
import type { SectionProps } from '../section-props.ts';

const useStyles = makeStyles({
  photos: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

/** How it was taken and brought back, with what was noted and photographed. */
export default function Handovers({ vehicle, timeStyle }: SectionProps) {
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const api = useApi();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  return (
    <PagedSection
      vehicleId={vehicle.id}
      name="handovers"
      load={async (cursor, signal) => {
        const answer = await api.listVehicleHandovers({ vehicleId: vehicle.id, ...(cursor && { cursor }) }, { signal });
        return { rows: answer.handovers, nextCursor: answer.nextCursor };
      }}
      empty={{ title: t('noHandovers') }}
    >
      {(handover) => (
        <Entry
          title={t(`handoverKinds.${handover.kind}`)}
          when={formatUntil(handover.occurredAt, style)}
          facts={[
            [t('by'), handover.recordedBy.displayName],
            [t('odometer'), formatDistance(handover.odometerMeters, style.locale)],
            [t('energy'), handover.energyPercent === null ? null : `${handover.energyPercent} %`],
            [t('place'), handover.location],
            [t('note'), handover.note],
            [t('damage'), handover.damage],
          ]}
          aside={
            <>
              {handover.damage && (
                <StatusBadge tone="bad" icon={<Warning16Filled />}>
                  {t('damage')}
                </StatusBadge>
              )}
              <ReservationLink reservationId={handover.reservationId} />
            </>
          }
        >
          {handover.photoIds.length > 0 && (
            <div className={styles.photos}>
              {handover.photoIds.map((photoId) => (
                <VehiclePhoto key={photoId} photoId={photoId} vehicleClass={vehicle.class} />
              ))}
            </div>
          )}
        </Entry>
      )}
    </PagedSection>
  );
}
