import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, paragraph, shorten } from './elements.ts';
import { listRows } from './reservation-rows.ts';

const rowsPerCard = 8;

export interface ApprovalsCardOptions {
  /** Those that wait for the viewer, by start. */
  reservations: readonly Reservation[];
  viewer: Viewer;
}

/** The reservations that wait for somebody's decision. */
export function approvalsCard({ reservations, viewer }: ApprovalsCardOptions): CardMessage {
  const words = viewer.words.list;
  const shown = reservations.slice(0, rowsPerCard);
  const left = reservations.length - shown.length;
  const card = adaptiveCard([
    heading(words.approvals),
    ...(shown.length === 0 ? [paragraph(words.emptyApprovals)] : []),
    ...listRows(shown.map((reservation) => toRow(reservation, viewer))),
    ...(left > 0 ? [paragraph(words.more(left), { isSubtle: true, separator: true, spacing: 'medium' })] : []),
  ]);
  return { card, summary: words.summary(words.approvals, reservations.length) };
}

function toRow({ id: reservationId, vehicle, createdBy, purpose, startDate, endDate }: Reservation, viewer: Viewer) {
  const title = describeVehicle(vehicle);
  return {
    title: createdBy.displayName,
    lines: [title, describePeriod(new Date(startDate), new Date(endDate), viewer), shorten(purpose)],
    action: execute(
      'show-reservation',
      viewer.words.list.open,
      { reservationId },
      { tooltip: viewer.words.list.openThis(title, createdBy.displayName) },
    ),
  };
}
