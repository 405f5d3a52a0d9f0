import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import { plural } from '../../ui/format.ts';

/** The words of the reservations list. */
export const reservationStrings = {
  list: 'Reservations',
  one: 'Reservation',
  showAll: 'Show all reservations',
  scopes: { mine: 'Mine', 'to-approve': 'Waiting for me', all: 'All' },
  scopeGroup: 'Whose reservations',
  periodFilter: 'Period',
  periods: { upcoming: 'Today and later', past: 'Past 30 days' },
  shown: (count: number, more: boolean, locale: string) =>
    plural(count, locale, { one: 'reservation', other: 'reservations' }) + (more ? ' shown, more to load' : ''),
  statuses: {
    pending: 'Pending',
    approved: 'Approved',
    rejected: 'Rejected',
    active: 'In use',
    completed: 'Completed',
    cancelled: 'Cancelled',
  } satisfies Record<ReservationStatus, string>,
  driver: 'Driver',
  approver: 'Approver',
  costCenter: 'Cost center',
  purpose: 'Purpose',
  reason: (reason: string) => `Reason: ${reason}`,
  noCostCenter: 'None',
  loadMore: 'Load more',
  approve: 'Approve',
  reject: 'Reject',
  cancel: 'Cancel reservation',
  cancelShort: 'Cancel',
  forVehicle: (action: string, vehicle: string, when: string) => `${action}: ${vehicle}, ${when}`,
  cancelDialog: {
    title: 'Cancel this reservation?',
    detail: 'The vehicle becomes free for others and the event leaves the calendars.',
    confirm: 'Cancel reservation',
  },
  rejectDialog: {
    title: 'Reject this reservation?',
    detail: 'The requester is told, with the reason you give.',
    confirm: 'Reject',
  },
  reasonLabel: 'Reason (optional)',
  keep: 'Go back',
  empty: {
    mine: {
      title: 'No reservations',
      detail: 'Tell the Fleet bot what you need, for example “book a van tomorrow 9 to 12 for a site visit”.',
    },
    'to-approve': { title: 'Nothing waits for you', detail: 'New requests appear here by themselves.' },
    all: { title: 'No reservations', detail: 'Nobody has reserved a vehicle in this period.' },
  },
  changed: (vehicle: string, when: string, status: string) => `${vehicle}, ${when}: now ${status.toLowerCase()}.`,
  appeared: (vehicle: string, when: string, status: string) => `New: ${vehicle}, ${when}, ${status.toLowerCase()}.`,
  manyChanged: (count: number, locale: string) =>
    `${plural(count, locale, { one: 'reservation', other: 'reservations' })} changed.`,
} as const;
