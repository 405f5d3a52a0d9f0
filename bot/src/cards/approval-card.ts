import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardAction, CardElement, CardMessage, Container } from './adaptive-card.ts';
import { calendarRows } from './calendar-rows.ts';
import { describeDeciders, describeDecision, describeReason } from './describe-decision.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, plain, unfold } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { whenFacts } from './when-rows.ts';

export interface ApprovalCardOptions {
  reservation: ShownReservation;
  /** Whether the viewer may still decide. */
  mayDecide: boolean;
  /** Whether the viewer may give it more time, now that the vehicle is out. */
  mayExtend?: boolean;
  /** Its time has come, and nobody may. */
  isOver?: boolean;
  /** Why the card is shown instead of what was asked for. */
  refusal?: CardElement | undefined;
  now: Date;
  viewer: Viewer;
}

const styles: Readonly<Record<Reservation['status'], NonNullable<Container['style']>>> = {
  pending: 'accent',
  approved: 'good',
  rejected: 'attention',
  active: 'good',
  completed: 'emphasis',
  cancelled: 'emphasis',
};

/** A reservation as its approver sees it: with the decision to make, or the one that was made. */
export function approvalCard(options: ApprovalCardOptions): CardMessage {
  const { reservation, mayDecide, mayExtend, isOver, refusal, now, viewer } = options;
  const { vehicle, status, createdBy, driver } = reservation;
  const words = viewer.words.approval;
  const title = words.titles[status];
  const who = createdBy.displayName;
  const others = describeDeciders(reservation, viewer);
  const why = isOver ? words.overdue : others && words.waitsFor(others);
  const explanation = status === 'pending' && !mayDecide && why;
  const card = adaptiveCard(
    [
      ...(refusal ? [refusal] : []),
      notice(styles[status], [
        heading(title),
        ...(explanation ? [{ ...plain(explanation), spacing: 'small' as const }] : []),
      ]),
      ...calendarRows(reservation, now, viewer),
      ...facts([
        [viewer.words.requester, who],
        [viewer.words.driver, driver.displayName === who ? null : driver.displayName],
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
        [viewer.words.purpose, reservation.purpose],
        [viewer.words.department, reservation.department],
        [viewer.words.costCenter, reservation.costCenter],
        [viewer.words.decidedBy, describeDecision(reservation, viewer)],
        [viewer.words.reason, describeReason(reservation, viewer)],
      ]),
    ],
    mayDecide ? decisions(reservation, viewer) : mayExtend ? [extension(reservation, viewer)] : [],
  );
  const when = describePeriod(new Date(reservation.startDate), new Date(reservation.endDate), viewer);
  const asks = words.summary(who, describeVehicle(vehicle), when);
  return { card, summary: status === 'pending' ? asks : words.decidedSummary(title, who) };
}

function extension({ id: reservationId }: ShownReservation, { words }: Viewer): CardAction {
  return execute('show-change', words.reservation.changeTime, { reservationId });
}

function decisions({ id: reservationId, version: expectedVersion }: ShownReservation, { words }: Viewer): CardAction[] {
  const { approve, reject, rejectReason, rejectReasonPlaceholder, confirmReject } = words.approval;
  return [
    execute(
      'approve-reservation',
      approve,
      { reservationId, expectedVersion },
      { style: 'positive', ignoresInputs: true },
    ),
    unfold(
      reject,
      [
        {
          type: 'Input.Text',
          id: 'reason',
          label: rejectReason,
          placeholder: rejectReasonPlaceholder,
          isMultiline: true,
          maxLength: 1000,
        },
      ],
      [execute('reject-reservation', confirmReject, { reservationId, expectedVersion }, { style: 'destructive' })],
    ),
  ];
}
