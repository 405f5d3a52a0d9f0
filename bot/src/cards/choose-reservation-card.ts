import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describeClock, describePeriod } from '../describe-time.ts';
import type { ReservationChange, ReturnReport, VehicleWish } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';
import type { CardAction, CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain, shorten } from './elements.ts';
import { mainMenu } from './help-card.ts';
import { listRows } from './reservation-rows.ts';

/** What somebody wants to do with one of their reservations, with what they said about it. */
export type Plan =
  | { kind: 'change'; change?: ReservationChange | undefined }
  | { kind: 'swap'; wish: VehicleWish }
  | { kind: 'check-out' | 'check-in'; report?: ReturnReport | undefined };

const rowsPerCard = 6;

export interface ChooseReservationOptions {
  plan: Plan;
  /** Those with which it can be done now, by start. */
  reservations: readonly Reservation[];
  viewer: Viewer;
}

/** Which of several reservations is meant; that there is none, when it can be done with none. */
export function chooseReservationCard({ plan, reservations, viewer }: ChooseReservationOptions): CardMessage {
  const words = viewer.words.choose;
  const shown = reservations.slice(0, rowsPerCard);
  const left = reservations.length - shown.length;
  const title = words.titles[plan.kind];
  if (shown.length === 0) {
    const body = [heading(title), notice('emphasis', [plain(words.none[plan.kind])])];
    return { card: adaptiveCard(body, mainMenu({ approves: false, viewer })), summary: title };
  }
  const card = adaptiveCard([
    heading(title),
    ...listRows(shown.map((reservation) => toRow(reservation, plan, viewer))),
    ...(left > 0 ? [paragraph(viewer.words.list.moreOfMine(left), { isSubtle: true, separator: true })] : []),
    paragraph(describeClock(viewer), { isSubtle: true, size: 'small', separator: true }),
  ]);
  return { card, summary: title };
}

function toRow({ id, vehicle, status, purpose, startDate, endDate }: Reservation, plan: Plan, viewer: Viewer) {
  const title = describeVehicle(vehicle);
  const when = describePeriod(new Date(startDate), new Date(endDate), viewer);
  return {
    title,
    lines: [when, `${describePlace(vehicle)} · ${shorten(purpose)}`],
    status: viewer.words.statuses[status],
    actions: [actionOf(plan, id, viewer.words.choose.thisOne(title, when), viewer)],
  };
}

function actionOf(plan: Plan, reservationId: string, tooltip: string, { words }: Viewer): CardAction {
  const { choose } = words.availability;
  switch (plan.kind) {
    case 'change':
      return execute(
        'show-change',
        choose,
        { reservationId, ...(plan.change && { change: plan.change }) },
        { tooltip },
      );
    case 'swap':
      return execute('show-swap', choose, { reservationId, wish: plan.wish }, { tooltip });
    default: {
      const { kind, report } = plan;
      return execute('show-handover', choose, { reservationId, kind, ...(report && { report }) }, { tooltip });
    }
  }
}
