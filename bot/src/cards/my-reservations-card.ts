import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describeClock, describeDay, describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain, shorten, unfold } from './elements.ts';
import { mainMenu } from './help-card.ts';
import { listRows } from './reservation-rows.ts';

const rowsPerCard = 6;

export interface MyReservationsCardOptions {
  /** Those to come, by start. */
  reservations: readonly Reservation[];
  /** The wall date they are of; all when undefined. */
  day?: string | undefined;
  reason: 'asked' | 'cancel' | 'cancelled';
  /** Why the list is shown instead of what was asked for. */
  refusal?: CardElement | undefined;
  viewer: Viewer;
}

/** What somebody has reserved, each entry with a way to cancel it. */
export function myReservationsCard(options: MyReservationsCardOptions): CardMessage {
  const { reservations, day, reason, refusal, viewer } = options;
  const words = viewer.words.list;
  const shown = reservations.slice(0, rowsPerCard);
  const left = reservations.length - shown.length;
  const hint = reason === 'cancel' ? words.cancelHint : undefined;
  const spokenDay = day && describeDay(day, viewer);
  const card = adaptiveCard(
    [
      ...(refusal ? [refusal] : []),
      ...(reason === 'cancelled' ? [notice('good', [paragraph(words.cancelled)])] : []),
      heading(words.mine),
      ...(spokenDay && shown.length > 0 ? [plain(words.onDay(spokenDay))] : []),
      ...(hint && shown.length > 0 ? [paragraph(hint)] : []),
      ...(shown.length === 0 ? [plain(spokenDay ? words.emptyOn(spokenDay) : words.empty)] : []),
      ...listRows(shown.map((reservation) => toRow(reservation, day, viewer))),
      ...(left > 0 ? [paragraph(words.moreOfMine(left), { isSubtle: true, separator: true, spacing: 'medium' })] : []),
      ...(shown.length > 0
        ? [paragraph(describeClock(viewer), { isSubtle: true, size: 'small', separator: true })]
        : []),
    ],
    day
      ? [execute('show-my-reservations', words.showAll, {})]
      : shown.length === 0
        ? mainMenu({ approves: false, viewer })
        : [],
  );
  return { card, summary: words.summary(words.mine, reservations.length) };
}

function toRow(reservation: Reservation, day: string | undefined, viewer: Viewer) {
  const { id: reservationId, vehicle, status, purpose, allowedActions } = reservation;
  const words = viewer.words.list;
  const when = describePeriod(new Date(reservation.startDate), new Date(reservation.endDate), viewer);
  const title = describeVehicle(vehicle);
  return {
    title,
    lines: [when, `${describePlace(vehicle)} · ${shorten(purpose)}`],
    status: viewer.words.statuses[status],
    actions: allowedActions.includes('cancel')
      ? [
          unfold(
            words.cancel,
            [],
            [
              execute(
                'cancel-reservation',
                viewer.words.reservation.confirmCancel,
                { reservationId, fromList: true, ...(day && { day }) },
                { style: 'destructive', tooltip: words.cancelThis(title, when) },
              ),
            ],
            { tooltip: words.cancelThis(title, when) },
          ),
        ]
      : [],
  };
}
