import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { reservationPath } from '../../paths.ts';

export function ReservationLink({ reservationId }: { reservationId: string }) {
  const { t } = useTranslation('vehicle');
  return <Link href={useHref(reservationPath(reservationId))}>{t('reservation')}</Link>;
}
