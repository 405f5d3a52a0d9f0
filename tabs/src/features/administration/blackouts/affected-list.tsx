import type { AffectedReservations } from '@fleet/contracts/affected-reservations.ts';
import { Link, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { reservationPath } from '../../../paths.ts';
import { formatPeriod, type TimeStyle } from '../../../ui/format.ts';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** Which reservations stand where nothing shall be lent: nothing happens to them by itself. */
export function AffectedList({ affected, style }: { affected: AffectedReservations; style: TimeStyle }) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  if (affected.count === 0) {
    return (
      <MessageBar intent="success">
        <MessageBarBody>{t('blackout.affectsNothing')}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <div>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('blackout.affects', { count: affected.count })}</MessageBarTitle>
          {t('blackout.affectsDetail')}
        </MessageBarBody>
      </MessageBar>
      <ul className={styles.list} aria-label={t('blackout.affected')}>
        {affected.reservations.map((one) => (
          <li key={one.id}>
            <ReservationLink reservationId={one.id}>{one.vehicleName}</ReservationLink> {one.licensePlate},{' '}
            {formatPeriod(one.startDate, one.endDate, style)}, {one.driverName}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReservationLink({ reservationId, children }: { reservationId: string; children: string }) {
  return (
    // Beside the form, so that nothing of it is lost.
    <Link href={useHref(reservationPath(reservationId))} target="_blank">
      {children}
    </Link>
  );
}
