import type { Reservation } from '@fleet/contracts/reservation.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain, shorten, unfold } from './elements.ts';
import { listRows } from './reservation-rows.ts';

const rowsPerCard = 8;

export interface ApprovalsCardOptions {
  /** Those that wait for the viewer, by start. */
  reservations: readonly Reservation[];
  /** How many were approved just now, and why the others were not. */
  decided?: { approved: number; refusals: readonly CardElement[] } | undefined;
  viewer: Viewer;
}

/** The reservations that wait for somebody's decision. */
export function approvalsCard({ reservations, decided, viewer }: ApprovalsCardOptions): CardMessage {
  const words = viewer.words.list;
  const shown = reservations.slice(0, rowsPerCard);
  const left = reservations.length - shown.length;
  const all = shown.map(({ id, version }) => ({ reservationId: id, expectedVersion: version }));
  const approveAll = execute(
    'approve-reservations',
    words.approveAll(shown.length),
    { reservations: all },
    { style: 'positive' },
  );
  const card = adaptiveCard(
    [
      ...(decided && decided.approved > 0 ? [notice('good', [paragraph(words.approvedCount(decided.approved))])] : []),
      ...(decided?.refusals ?? []),
      heading(words.approvals),
      ...(shown.length === 0 ? [paragraph(words.emptyApprovals)] : []),
      ...listRows(shown.map((reservation) => toRow(reservation, viewer))),
      ...(left > 0 ? [paragraph(words.more(left), { isSubtle: true, separator: true, spacing: 'medium' })] : []),
    ],
    shown.length > 1 ? [unfold(words.approveAll(shown.length), [plain(words.approveAllHint)], [approveAll])] : [],
  );
  return { card, summary: words.summary(words.approvals, reservations.length) };
}

function toRow({ id: reservationId, vehicle, createdBy, purpose, startDate, endDate }: Reservation, viewer: Viewer) {
  const title = describeVehicle(vehicle);
  return {
    title: createdBy.displayName,
    lines: [title, describePeriod(new Date(startDate), new Date(endDate), viewer), shorten(purpose)],
    actions: [
      execute(
        'show-reservation',
        viewer.words.list.open,
        { reservationId },
        { tooltip: viewer.words.list.openThis(title, createdBy.displayName) },
      ),
    ],
  };
}
