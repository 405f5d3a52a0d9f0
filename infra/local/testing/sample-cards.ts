/** Every card of the bot, with data that tries its layout: long words, other zones, hostile text. */
import type { Digest } from '@fleet/api/domain/digest/load-digest.ts';
import { acknowledgementCard } from '@fleet/bot/cards/acknowledgement-card.ts';
import type { CardMessage } from '@fleet/bot/cards/adaptive-card.ts';
import { approvalCard } from '@fleet/bot/cards/approval-card.ts';
import { approvalQueueCard } from '@fleet/bot/cards/approval-queue-card.ts';
import { approvalsCard } from '@fleet/bot/cards/approvals-card.ts';
import { availabilityCard } from '@fleet/bot/cards/availability-card.ts';
import { bookingFormCard } from '@fleet/bot/cards/booking-form-card.ts';
import { calendarCard } from '@fleet/bot/cards/calendar-card.ts';
import { changeCard } from '@fleet/bot/cards/change-card.ts';
import { channelCard } from '@fleet/bot/cards/channel-card.ts';
import { chooseReservationCard } from '@fleet/bot/cards/choose-reservation-card.ts';
import { digestCard } from '@fleet/bot/cards/digest-card.ts';
import { errorCard } from '@fleet/bot/cards/error-card.ts';
import { handoverCard } from '@fleet/bot/cards/handover-card.ts';
import { helpCard } from '@fleet/bot/cards/help-card.ts';
import { myReservationsCard } from '@fleet/bot/cards/my-reservations-card.ts';
import { type News, newsCard } from '@fleet/bot/cards/news-card.ts';
import { offerCard } from '@fleet/bot/cards/offer-card.ts';
import { privateAnswerCard } from '@fleet/bot/cards/private-answer-card.ts';
import { questionCard } from '@fleet/bot/cards/question-card.ts';
import { conflictCard, refusalCard, refusalNotice } from '@fleet/bot/cards/refusal-card.ts';
import { reservationCard } from '@fleet/bot/cards/reservation-card.ts';
import { sharedReservationCard } from '@fleet/bot/cards/shared-reservation-card.ts';
import { swapCard } from '@fleet/bot/cards/swap-card.ts';
import { vehicleCard } from '@fleet/bot/cards/vehicle-card.ts';
import { waitlistCard } from '@fleet/bot/cards/waitlist-card.ts';
import { whenCard } from '@fleet/bot/cards/when-card.ts';
import { whereaboutsCard } from '@fleet/bot/cards/whereabouts-card.ts';
import { describeRefusal, type Refused } from '@fleet/bot/describe-refusal.ts';
import type { PictureOf } from '@fleet/bot/picture-of.ts';
import { viewerOf } from '@fleet/bot/viewer.ts';
import type {
  AssignmentReason,
  AvailableVehicle,
  Reservation,
  ReservationStatus,
} from '@fleet/contracts/reservation.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import { demoPools } from '../seed/demo-fleet.ts';

export const hostileText =
  '**bold** [link](https://evil.example) <img src=x onerror=alert(1)> {{DATE(2020-01-01T00:00:00Z, SHORT)}}';

const id = (number: number) => `0198f000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const period = { startDate: '2026-11-24T08:00:00.000Z', endDate: '2026-11-24T11:00:00.000Z' };
const now = new Date('2026-11-23T09:30:00.000Z');
const wish = { classes: [], terms: [] };
const search = { ...period, wish, saidPurpose: 'site visit' };
const costCenters = ['Field Service', 'Sales', 'Facilities', 'IT'].map((name, index) => ({
  code: `CC-1${index}00`,
  name,
}));

/** As long as a signed address is. */
const pictureOf: PictureOf = (one) =>
  one.photoId
    ? `https://fleet.example/pictures/${'A'.repeat(91)}`
    : `https://fleet.example/tabs/vehicles/${one.class}.png`;

const vehicles: AvailableVehicle[] = (demoPools.contoso ?? []).flatMap(
  ({ name: poolName, site, timeZone, ...pool }, at) =>
    pool.vehicles.map(({ make, model, status: _, ...vehicle }, index) => ({
      ...vehicle,
      vehicleId: id(at * 100 + index),
      name: `${make} ${model}`,
      poolName,
      site,
      timeZone,
      equipment: [],
      rangeMeters: null,
      photoId: index === 1 ? id(50) : null,
      costCents: null,
      approvalRequired: pool.approvalPolicy === 'manager',
    })),
);
const reasons: readonly AssignmentReason[] = [
  { code: 'usual-pool', pool: hostileText },
  { code: 'smallest-class', class: 'compact' },
  { code: 'least-equipment' },
  { code: 'fewest-gaps' },
  { code: 'least-driven', odometerMeters: 8_412_000 },
  { code: 'least-reserved', reservedMinutes: 510 },
];
const elena = { userId: id(901), displayName: 'Elena Fischer', email: 'employee@contoso.example' };
const amira = { userId: id(903), displayName: 'Amira Haddad', email: 'approver@contoso.example' };

/** A reservation like those the commands return. */
export function sampleReservation(status: ReservationStatus, more: Partial<Reservation> = {}): Reservation {
  const isDecided = status !== 'pending' && status !== 'cancelled';
  return {
    ...period,
    id: id(1),
    vehicle: {
      id: id(2),
      name: 'Ford Transit',
      licensePlate: 'M-FT 1204',
      class: 'van',
      poolName: 'Munich HQ',
      site: 'Munich, Werksviertel',
    },
    driver: { driverId: id(3), displayName: elena.displayName, userId: elena.userId, email: elena.email },
    createdBy: elena,
    approver: amira,
    approvals: [
      {
        stepNumber: 1,
        approver: amira,
        status: status === 'pending' || status === 'rejected' ? status : 'approved',
        decidedBy: isDecided ? amira : null,
        decidedAt: isDecided ? '2026-11-23T09:00:00.000Z' : null,
        reason: null,
      },
    ],
    approvedBy: isDecided ? amira : null,
    approvedAt: isDecided ? '2026-11-23T09:00:00.000Z' : null,
    timeZone: 'Europe/Berlin',
    status,
    purpose: 'site visit',
    department: 'Field Service',
    costCenter: 'CC-1200',
    minimumSeats: null,
    equipment: [],
    tripDistanceMeters: null,
    assignmentReason: null,
    costCents: null,
    seriesId: null,
    occurrenceDate: null,
    isException: false,
    checkedOutAt: null,
    checkedInAt: null,
    cancellationCause: status === 'cancelled' ? 'requested' : null,
    decisionReason: status === 'rejected' ? 'Please share with Jonas' : null,
    cancellationReason: status === 'cancelled' ? 'The fair is off' : null,
    outlookEventId: null,
    calendar: { state: 'none', failedBecause: null, problem: null },
    version: 1,
    createdAt: '2026-11-23T08:00:00.000Z',
    updatedAt: '2026-11-23T08:00:00.000Z',
    allowedActions: status === 'pending' || status === 'approved' ? ['cancel'] : [],
    ...more,
  };
}

const late = {
  code: 'CONFLICT',
  message: 'This reservation was already approved by Amira Haddad on Mon 23 Nov 2026, 10:00. Nothing was changed.',
} as const;
const tooLong: Refused = {
  code: 'RULE_VIOLATED',
  message: 'Munich HQ lends its vehicles for at most 14 days. End by Tue 8 Dec 2026, 09:00 or make two reservations.',
  rule: 'maximum-length',
  facts: { pool: 'Munich HQ', maximumMinutes: 14 * 1_440, latestEnd: new Date('2026-12-08T08:00:00Z') },
};
const reservations = [
  sampleReservation('pending'),
  sampleReservation('approved', {
    id: id(11),
    startDate: '2026-11-26T15:00:00.000Z',
    endDate: '2026-11-29T18:00:00.000Z',
    purpose: hostileText,
  }),
  sampleReservation('active', {
    id: id(12),
    purpose: 'A purpose that somebody explained at length, '.repeat(8),
    allowedActions: [],
  }),
];
const alternatives = [
  { kind: 'other-vehicle', vehicleId: id(5), vehicleName: 'Ford Transit', licensePlate: 'M-FT 1205', ...period },
  {
    kind: 'other-time',
    vehicleId: id(2),
    vehicleName: 'Ford Transit',
    licensePlate: 'M-FT 1204',
    startDate: '2026-11-24T11:30:00.000Z',
    endDate: '2026-11-24T14:30:00.000Z',
  },
] as const;
const taken: Refused = {
  code: 'CONFLICT',
  message:
    'Ford Transit (M-FT 1204) is already reserved at that time (Tue 24 Nov 2026, 09:00 to 12:00). Choose one of the alternatives.',
  rule: 'taken',
  facts: {
    vehicle: 'Ford Transit (M-FT 1204)',
    startDate: new Date(period.startDate),
    endDate: new Date(period.endDate),
  },
  alternatives,
};
const allStatuses = ['pending', 'approved', 'rejected', 'active', 'completed', 'cancelled'] as const;

const form = {
  search,
  vehicle: {
    id: id(2),
    name: 'Ford Transit',
    licensePlate: 'M-FT 1204',
    poolName: 'Munich HQ',
    site: 'Munich, Werksviertel',
    timeZone: 'Europe/Berlin',
  },
  approvalRequired: true,
  requestId: id(99),
  purpose: 'site visit',
  costCenter: 'CC-1000',
  costCenters,
};

const handover = { reservation: sampleReservation('approved'), odometerMeters: 45_300_000, requestId: id(8) };
const waiting: WaitlistRequest = {
  ...period,
  id: id(20),
  user: elena,
  poolId: null,
  vehicleId: null,
  class: 'van',
  minimumSeats: 3,
  equipment: [],
  purpose: hostileText,
  status: 'waiting',
  offer: null,
  reservationId: null,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
};
const offer = {
  vehicleId: id(2),
  vehicleName: 'Ford Transit',
  licensePlate: 'M-FT 1204',
  class: 'van' as const,
  poolName: 'Munich HQ',
  site: 'Munich, Werksviertel',
  timeZone: 'Europe/Berlin',
  expiresAt: '2026-11-23T10:30:00.000Z',
};
const news: readonly News[] = [
  { kind: 'due' },
  { kind: 'overdue' },
  { kind: 'unclaimed', releasedAt: new Date('2026-11-24T08:30:00Z') },
  { kind: 'reassigned', previousVehicle: 'Opel Corsa (M-CO 1010)' },
  { kind: 'delayed', alternatives: alternatives.slice(0, 1) },
  { kind: 'released' },
  { kind: 'seems-taken' },
  { kind: 'seems-returned' },
  { kind: 'late-return', expectedAt: new Date('2026-11-24T12:40:00Z') },
  { kind: 'late-before-you', expectedAt: new Date('2026-11-24T12:40:00Z') },
];
const digest: Digest = {
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  reservations: 1_204,
  reservedMinutes: 93_250,
  drivers: 1,
  costCents: 1_234_567,
  cancelled: 12,
  noShows: 3,
  lateReturns: 1,
  damages: [{ vehicleName: 'Ford Transit', licensePlate: 'M-FT 1204', damage: hostileText }],
  busiest: [
    { vehicleName: 'Ford Transit', licensePlate: 'M-FT 1204', minutes: 2_730 },
    { vehicleName: 'Škoda Octavia Combi', licensePlate: 'M-SK 3001', minutes: 1_980 },
  ],
  idleVehicles: 7,
  activeVehicles: 47,
  ahead: { reservations: 86, undecided: 4, waiting: 2, inMaintenance: 1, expiringLicences: 1 },
};
const newTime = { startDay: '2026-11-27', startTime: '09:00', endDay: '2026-11-27', endTime: '13:00' };
const sharedView = {
  vehicle: 'Ford Transit (M-FT 1204)',
  where: 'Munich HQ, Munich, Werksviertel',
  when: 'Tue, 24 Nov 2026, 09:00–12:00 (Europe/Berlin)',
  who: hostileText,
};
const vehicle: Vehicle = {
  id: id(2),
  poolId: id(30),
  poolName: 'Munich HQ',
  site: 'Munich, Werksviertel',
  timeZone: 'Europe/Berlin',
  licensePlate: 'M-FT 1204',
  make: 'Ford',
  model: 'Transit',
  color: 'blue',
  class: 'van',
  fuelType: 'diesel',
  seats: 3,
  odometerMeters: 45_300_000,
  equipment: [],
  rangeMeters: null,
  photoId: null,
  status: 'active',
  mailboxAddress: 'van@contoso.example',
  currentReservation: { ...period, status: 'approved' },
  nextReservation: { startDate: '2026-11-26T15:00:00.000Z', endDate: '2026-11-26T18:00:00.000Z', status: 'pending' },
  freeFrom: null,
  retiredAt: null,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
};

/**
 * Every card as somebody in Munich reads it who speaks the language; those with zones as they read it in New York.
 * @param locale BCP 47
 */
export function sampleCards(locale: string): Readonly<Record<string, CardMessage>> {
  const viewer = viewerOf('Europe/Berlin', locale);
  const abroad = viewerOf('America/New_York', locale);
  return {
    welcome: helpCard({ occasion: 'welcome', approves: false, viewer }),
    help: helpCard({ occasion: 'help', approves: true, viewer }),
    unknown: helpCard({ occasion: 'unknown', approves: true, viewer }),
    availability: availabilityCard({
      search,
      vehicles,
      why: { code: 'smallest', seats: 3 },
      offset: 0,
      assumptions: ['whole-day', 'from-now'],
      pictureOf,
      viewer,
    }),
    ...Object.fromEntries(
      reasons.map((why, index) => [
        `availability-because-${why.code}`,
        availabilityCard({
          search,
          vehicles: vehicles.slice(index * 3, index * 3 + 2),
          why,
          offset: 0,
          assumptions: [],
          pictureOf,
          viewer,
        }),
      ]),
    ),
    'availability-last-page': availabilityCard({
      search,
      vehicles: vehicles.slice(0, 8),
      why: { code: 'smallest', seats: 3 },
      offset: 6,
      assumptions: [],
      pictureOf,
      viewer,
    }),
    'availability-others': availabilityCard({
      search,
      vehicles: vehicles.slice(0, 2),
      why: { code: 'first-of-alike' },
      offset: 0,
      assumptions: [],
      because: 'other-kinds',
      pictureOf,
      viewer,
    }),
    'availability-taken': availabilityCard({
      search,
      vehicles: vehicles.slice(0, 1),
      why: { code: 'only-one' },
      offset: 0,
      assumptions: [],
      because: 'taken',
      pictureOf,
      viewer,
    }),
    'availability-none': availabilityCard({
      search,
      vehicles: [],
      why: null,
      offset: 0,
      assumptions: [],
      unmet: { search, requestId: id(7) },
      pictureOf,
      viewer,
    }),
    when: whenCard({
      wish: { ...wish, classes: ['van'], terms: ['blue'], minimumSeats: 3 },
      draft: { startDay: '2026-11-24', endDay: '2026-11-24' },
      why: 'no-time',
      viewer,
    }),
    'when-past': whenCard({ wish, draft: { startTime: '06:00', endTime: '07:00' }, why: 'past', viewer }),
    'when-refused': whenCard({
      wish,
      draft: {},
      why: 'no-time',
      refusal: describeRefusal(tooLong, viewer),
      viewer,
    }),
    'question-date': questionCard({
      why: 'no-date',
      wish: { ...wish, classes: ['van'] },
      saidPurpose: hostileText,
      draft: { startTime: '09:00', endTime: '12:00' },
      answers: [],
      isRepeated: true,
      viewer,
    }),
    'question-time': questionCard({
      why: 'no-time',
      wish: { ...wish, classes: ['van'] },
      draft: { startDay: '2026-11-24', endDay: '2026-11-26' },
      answers: (['morning', 'afternoon', 'whole-day'] as const).map((part) => ({
        title: viewer.words.whenCard.parts[part],
        draft: { startDay: '2026-11-24', startTime: '08:00', endTime: '12:00' },
      })),
      isRepeated: false,
      viewer,
    }),
    'question-end': questionCard({
      why: 'no-end',
      wish,
      saidPurpose: 'Umzug',
      draft: { startDay: '2026-11-24', startTime: '09:00' },
      answers: ['10:00', '11:00', '13:00', '18:00'].map((endTime) => ({
        title: viewer.words.whenCard.until(endTime),
        draft: { startDay: '2026-11-24', startTime: '09:00', endTime },
      })),
      isRepeated: false,
      viewer,
    }),
    change: changeCard({
      reservation: sampleReservation('approved'),
      draft: newTime,
      hasBegun: false,
      requestId: id(9),
      viewer,
    }),
    'change-refused': changeCard({
      reservation: sampleReservation('active'),
      draft: newTime,
      hasBegun: true,
      requestId: id(9),
      refusal: { sentence: describeRefusal(tooLong, viewer), alternatives },
      viewer: abroad,
    }),
    swap: swapCard({
      reservation: sampleReservation('approved'),
      vehicles: vehicles.slice(0, 3),
      isOther: true,
      pictureOf,
      viewer,
    }),
    'swap-none': swapCard({
      reservation: sampleReservation('approved'),
      vehicles: [],
      isOther: true,
      pictureOf,
      viewer,
    }),
    'choose-change': chooseReservationCard({
      plan: { kind: 'change', change: { kind: 'lengthen', minutes: 60 } },
      reservations: Array.from({ length: 8 }, () => sampleReservation('approved', { purpose: hostileText })),
      viewer,
    }),
    'choose-none': chooseReservationCard({ plan: { kind: 'check-out' }, reservations: [], viewer }),
    'approval-queue': approvalQueueCard({
      queue: {
        count: 9,
        reservations: Array.from({ length: 8 }, () => sampleReservation('pending', { purpose: hostileText })),
      },
      userIds: ['29:1'],
      viewer,
    }),
    'approval-queue-empty': approvalQueueCard({ queue: { count: 0, reservations: [] }, userIds: [], viewer }),
    whereabouts: whereaboutsCard({
      vehicles: [vehicle, { ...vehicle, id: id(40), currentReservation: null }],
      drivers: new Map([[vehicle.id, hostileText]]),
      mayKnow: true,
      viewer,
    }),
    'whereabouts-private': whereaboutsCard({ vehicles: [vehicle], drivers: new Map(), mayKnow: false, viewer }),
    thanks: acknowledgementCard('thanks', viewer),
    forgotten: acknowledgementCard('forgotten', viewer),
    form: bookingFormCard({ ...form, viewer }),
    'form-busy': bookingFormCard({
      ...form,
      busyTimes: [{ startDate: '2026-11-24T08:30:00.000Z', endDate: '2026-11-24T09:15:00.000Z', status: 'busy' }],
      viewer,
    }),
    'form-errors': bookingFormCard({
      ...form,
      purpose: undefined,
      errors: [abroad.words.form.purposeError],
      approvalRequired: false,
      viewer: abroad,
    }),
    ...Object.fromEntries(
      allStatuses.flatMap((status) => [
        [
          `reservation-${status}`,
          reservationCard({
            now,
            reservation: sampleReservation(status),
            allowed: status === 'pending' || status === 'approved' ? ['cancel'] : [],
            viewer,
          }),
        ],
        [
          `approval-${status}`,
          approvalCard({ now, reservation: sampleReservation(status), mayDecide: status === 'pending', viewer }),
        ],
      ]),
    ),
    'reservation-hostile': reservationCard({
      now,
      reservation: sampleReservation('approved', { purpose: hostileText, costCenter: hostileText }),
      allowed: ['cancel'],
      viewer: abroad,
    }),
    'approval-hostile': approvalCard({
      now,
      reservation: sampleReservation('pending', {
        purpose: hostileText,
        createdBy: { ...elena, displayName: hostileText },
      }),
      mayDecide: true,
      viewer: abroad,
    }),
    'reservation-not-in-calendar': reservationCard({
      now,
      reservation: sampleReservation('approved', {
        calendar: { state: 'failed', failedBecause: 'event', problem: '400 ErrorInvalidRequest' },
      }),
      allowed: ['cancel'],
      viewer,
    }),
    'approval-vehicle-turned-down': approvalCard({
      now,
      reservation: sampleReservation('pending', {
        calendar: { state: 'failed', failedBecause: 'vehicle', problem: null },
      }),
      mayDecide: true,
      viewer: abroad,
    }),
    'reservation-unconfirmed': reservationCard({
      now,
      reservation: sampleReservation('pending', {
        calendar: { state: 'pending', failedBecause: null, problem: null },
      }),
      allowed: ['cancel'],
      viewer,
    }),
    'reservation-undecided': reservationCard({
      now,
      reservation: sampleReservation('cancelled', {
        cancellationCause: 'undecided',
        cancellationReason: 'Nobody decided before it began',
      }),
      allowed: [],
      viewer,
    }),
    'approval-late': approvalCard({
      now,
      reservation: sampleReservation('approved'),
      mayDecide: false,
      refusal: refusalNotice(late, viewer),
      viewer,
    }),
    'approval-overdue': approvalCard({
      now,
      reservation: sampleReservation('pending'),
      mayDecide: false,
      isOver: true,
      viewer,
    }),
    'approval-of-others': approvalCard({ now, reservation: sampleReservation('pending'), mayDecide: false, viewer }),
    'my-reservations': myReservationsCard({ reservations, reason: 'cancel', viewer }),
    'my-reservations-many': myReservationsCard({
      reservations: Array.from({ length: 12 }, (_, index) => sampleReservation('approved', { id: id(index) })),
      reason: 'cancelled',
      viewer,
    }),
    'my-reservations-none': myReservationsCard({ reservations: [], day: '2026-11-24', reason: 'asked', viewer }),
    approvals: approvalsCard({ reservations, viewer }),
    'approvals-none': approvalsCard({ reservations: [], viewer }),
    conflict: conflictCard(taken, { search, viewer }),
    refused: refusalCard(
      { code: 'NOT_FOUND', message: 'There is no such reservation among those you can see. Look at your list.' },
      { approves: false, viewer },
    ),
    'check-out': handoverCard({ ...handover, kind: 'check-out', viewer }),
    'check-in': handoverCard({
      ...handover,
      kind: 'check-in',
      reservation: sampleReservation('active'),
      typed: { odometer: 45_210, energyPercent: 80, damage: hostileText },
      error: 'backward',
      viewer: abroad,
    }),
    'reservation-to-take': reservationCard({
      now,
      reservation: sampleReservation('approved'),
      allowed: ['cancel', 'check-out'],
      viewer,
    }),
    waitlist: waitlistCard({ requests: [waiting, { ...waiting, class: null }], reason: 'joined', viewer }),
    'waitlist-none': waitlistCard({ requests: [], reason: 'left', viewer }),
    'waitlist-offer': offerCard({ request: { ...waiting, offer }, viewer }),
    ...Object.fromEntries(
      news.map((one) => [
        `news-${one.kind}`,
        newsCard({ reservation: sampleReservation('approved', { purpose: hostileText }), news: one, viewer }),
      ]),
    ),
    'calendar-refused': calendarCard({
      reservation: sampleReservation('approved', { purpose: hostileText }),
      news: {
        kind: 'refused',
        wish: { kind: 'move', period: { startDate: '2026-12-01T08:00:00.000Z', endDate: '2026-12-01T10:00:00.000Z' } },
        refused: { code: 'CONFLICT', message: hostileText },
      },
      viewer,
    }),
    'calendar-turned-down': calendarCard({
      reservation: sampleReservation('approved'),
      news: { kind: 'turned-down' },
      viewer: abroad,
    }),
    digest: digestCard(digest, viewer),
    'digest-quiet': digestCard({ ...digest, reservations: 0, busiest: [], damages: [] }, abroad),
    channel: channelCard('appointed', viewer),
    'private-answer': privateAnswerCard({ name: hostileText, userId: '29:x', text: 'M-FT 1204?', viewer }),
    ...Object.fromEntries(
      allStatuses.map((status) => [
        `shared-${status}`,
        sharedReservationCard({ reservationId: id(1), view: { ...sharedView, status }, userIds: ['29:x'], viewer }),
      ]),
    ),
    vehicle: vehicleCard({ vehicle, pictureOf, viewer }),
    'vehicle-maintenance': vehicleCard({
      vehicle: { ...vehicle, status: 'maintenance', photoId: id(50) },
      pictureOf,
      viewer: abroad,
    }),
    broken: errorCard('broken', viewer),
    stale: errorCard('stale', viewer),
    'unknown-person': errorCard('unknown-person', viewer),
    'not-here': errorCard('not-here', viewer),
  };
}
