import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { ReservationMail } from '@fleet/contracts/reservation-mail.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatMoment, type TimeStyle } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  refused: { color: tokens.colorPaletteRedForeground1 },
});

/** Who was mailed what about it, and what the mail system refused; nothing as long as nothing was mailed. */
export function Mails({ reservation, style }: { reservation: Reservation; style: TimeStyle }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: queryKeys.reservationPart(reservation.id, 'mails'),
    queryFn: ({ signal }) => api.listReservationMails({ reservationId: reservation.id }, { signal }),
  });
  if (!error && !data?.mails.length) return null;
  return (
    <Section title={t('details.mails')}>
      {error && <ErrorNotice error={error} />}
      <ul className={styles.list}>
        {data?.mails.map(({ occasion, recipient, settledAt, refusal }) => (
          <li key={`${occasion} ${recipient} ${settledAt}`}>
            {t('details.mailTo', { occasion: t(`details.mailOccasions.${verbOf(occasion)}`), recipient })}
            <div className={refusal ? styles.refused : styles.quiet}>
              {refusal
                ? t('details.mailRefused', { when: formatMoment(settledAt, style), refusal })
                : t('details.mailSent', { when: formatMoment(settledAt, style) })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Occasion = ReservationMail['occasion'];
type Verb = Occasion extends `reservation.${infer Found}` ? Found : never;

function verbOf(occasion: Occasion): Verb {
  return occasion.slice('reservation.'.length) as Verb;
}
