import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { Viewer } from '../viewer.ts';
import type { CardAction, CardElement, CardMessage, Container } from './adaptive-card.ts';
import { calendarRows } from './calendar-rows.ts';
import { describeDeciders, describeDecision, describeReason } from './describe-decision.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, unfold } from './elements.ts';
import { whenFacts } from './when-rows.ts';

export type ShownReservation = Omit<Reservation, 'allowedActions'>;

export interface ReservationCardOptions {
  reservation: ShownReservation;
  /** What the viewer may do with it now. */
  allowed: Reservation['allowedActions'];
  /** Why the card is shown instead of what was asked for. */
  refusal?: CardElement | undefined;
  now: Date;
  viewer: Viewer;
}

const styles: Readonly<Record<Reservation['status'], NonNullable<Container['style']>>> = {
  pending: 'warning',
  approved: 'good',
  rejected: 'attention',
  active: 'accent',
  completed: 'emphasis',
  cancelled: 'emphasis',
};

/** A reservation as whoever asked for it sees it. */
export function reservationCard({ reservation, allowed, refusal, now, viewer }: ReservationCardOptions): CardMessage {
  const { vehicle, status, approvedBy } = reservation;
  const words = viewer.words.reservation;
  const title = status === 'approved' && !approvedBy ? words.confirmed : words.titles[status];
  const card = adaptiveCard(
    [
      ...(refusal ? [refusal] : []),
      notice(styles[status], [heading(title), paragraph(words.details[status], { spacing: 'small' })]),
      ...calendarRows(reservation, now, viewer),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
        [viewer.words.purpose, reservation.purpose],
        [viewer.words.costCenter, reservation.costCenter],
        [viewer.words.approver, describeDeciders(reservation, viewer)],
        [viewer.words.decidedBy, describeDecision(reservation, viewer)],
        [viewer.words.reason, describeReason(reservation, viewer)],
      ]),
    ],
    actionsOf(reservation, allowed, viewer),
  );
  return { card, summary: words.summary(title, describeVehicle(vehicle)) };
}

function actionsOf(
  { id: reservationId, status }: ShownReservation,
  allowed: Reservation['allowedActions'],
  { words }: Viewer,
): CardAction[] {
  const { cancel, cancelReason, confirmCancel, findAnother } = words.reservation;
  const handovers = (['check-out', 'check-in'] as const)
    .filter((kind) => allowed.includes(kind))
    .map((kind) =>
      execute('show-handover', words.handover.titles[kind], { reservationId, kind }, { style: 'positive' }),
    );
  const changes = allowed.includes('update')
    ? [
        execute('show-change', words.reservation.changeTime, { reservationId }),
        ...(status === 'active'
          ? []
          : [
              execute('show-swap', words.reservation.changeVehicle, {
                reservationId,
                wish: { classes: [], terms: [] },
              }),
            ]),
      ]
    : [];
  if (allowed.includes('cancel')) {
    return [
      ...handovers,
      ...changes,
      unfold(
        cancel,
        [{ type: 'Input.Text', id: 'reason', label: cancelReason, maxLength: 1000 }],
        [execute('cancel-reservation', confirmCancel, { reservationId }, { style: 'destructive' })],
      ),
    ];
  }
  if (handovers.length + changes.length > 0) return [...handovers, ...changes];
  const isOver = status === 'rejected' || status === 'cancelled';
  return isOver ? [execute('ask-when', findAnother, { wish: { classes: [], terms: [] } })] : [];
}
