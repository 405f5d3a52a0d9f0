import type { Reservation } from '@fleet/contracts/reservation.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatMoment, type TimeStyle } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { HandoverPhoto } from './handover-photo.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  photos: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginBlock: tokens.spacingVerticalXS },
  kind: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  damage: { color: tokens.colorPaletteRedForeground1 },
});

/** How the vehicle was taken and how it came back; nothing before it was taken. */
export function Handovers({ reservation, style }: { reservation: Reservation; style: TimeStyle }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const api = useApi();
  const { id, checkedOutAt } = reservation;
  const { data, error } = useQuery({
    queryKey: queryKeys.reservationPart(id, 'handovers'),
    queryFn: ({ signal }) => api.listReservationHandovers({ reservationId: id }, { signal }),
    enabled: checkedOutAt !== null,
  });
  if (!checkedOutAt) return null;
  const kilometers = new Intl.NumberFormat(style.locale, { style: 'unit', unit: 'kilometer' });
  const percent = new Intl.NumberFormat(style.locale, { style: 'percent' });
  return (
    <Section title={t('details.handovers')}>
      {error && <ErrorNotice error={error} />}
      <ul className={styles.list}>
        {data?.handovers.map((one) => (
          <li key={one.id}>
            <span className={styles.kind}>{t(`details.handoverKinds.${one.kind}`)}</span>,{' '}
            {formatMoment(one.occurredAt, style)}, {one.recordedBy.displayName}
            <div className={styles.quiet}>
              {[
                kilometers.format(Math.round(one.odometerMeters / 1000)),
                one.energyPercent !== null && t('details.energy', { percent: percent.format(one.energyPercent / 100) }),
                one.location,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {one.note && <div>{one.note}</div>}
            {one.photoIds.length > 0 && (
              <div className={styles.photos}>
                {one.photoIds.map((photoId) => (
                  <HandoverPhoto key={photoId} photoId={photoId} label={t('details.photo')} />
                ))}
              </div>
            )}
            {one.damage && <div className={styles.damage}>{t('details.damage', { damage: one.damage })}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
