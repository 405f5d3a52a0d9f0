import type { OperationInput } from '@fleet/contracts/operations.ts';

type AvailabilityFilter = OperationInput<'findAvailability'>;
type TimelineFilter = OperationInput<'getTimeline'>;
export type ReservationFilter = Omit<OperationInput<'listReservations'>, 'limit' | 'cursor' | 'sort' | 'order'>;

/** A change of a vehicle or a reservation invalidates everything that begins with its noun. */
export const queryKeys = {
  me: ['me'],
  tenant: ['tenant'],
  vehicles: ['vehicles'],
  vehicle: (vehicleId: string) => ['vehicles', 'one', vehicleId],
  /** What belongs to one vehicle, by the name of the section that shows it. */
  vehicleSection: (vehicleId: string, section: string) => ['vehicles', 'one', vehicleId, section],
  // A change of a vehicle or of a reservation of it changes what is free.
  availability: (filter: AvailabilityFilter) => ['vehicles', 'availability', filter],
  /** Every vehicle, which changes vehicle by vehicle (`features/fleet/use-fleet.ts`). */
  fleet: ['fleet'],
  /** What waits for decisions, and who decides for whom. */
  approvals: ['approvals'],
  decisionContext: (reservationId: string) => ['approvals', 'context', reservationId],
  delegations: (from: string) => ['approvals', 'delegations', from],
  people: (text: string) => ['people', text],
  costCenters: ['cost-centers'],
  equipment: ['equipment'],
  /** The plates of all vehicles, which stay the same whoever reserves them. */
  plates: ['plates'],
  pools: ['pools'],
  calendarDrift: ['calendar-drift'],
  telematicsConnections: ['telematics-connections'],
  webhooks: ['webhooks'],
  webhookDeliveries: (webhookId: string) => ['webhooks', 'deliveries', webhookId],
  photo: (photoId: string) => ['photos', photoId],
  drivers: ['drivers'],
  driverList: (q: string) => ['drivers', 'list', q],
  audit: (filter: OperationInput<'exportAudit'>) => ['audit', filter],
  blackouts: ['blackouts'],
  blackoutList: (filter: OperationInput<'listBlackouts'>) => ['blackouts', 'list', filter],
  blackoutPreview: (span: OperationInput<'previewBlackout'>) => ['reservations', 'under-blackout', span],
  personNames: (userIds: readonly string[]) => ['people', 'names', userIds],
  peopleNamed: (q: string) => ['people', 'named', q],
  report: (name: 'utilisation' | 'costs', input: object) => ['reports', name, input],
  /** Where vehicles are; what is told live comes on top. */
  positions: ['positions'],
  geofences: ['geofences'],
  /** What somebody should look at. */
  alerts: ['alerts'],
  alertList: (filter: OperationInput<'listAlerts'>) => ['alerts', 'list', filter],
  /** Whether there is any telematics device. */
  anyDevice: ['telematics-devices', 'any'],
  trips: (vehicleId: string) => ['trips', vehicleId],
  trail: (tripId: string) => ['trails', tripId],
  /** What the server tells before anybody is signed in. */
  settings: ['settings'],
  busyTimes: (period: OperationInput<'listMyBusyTimes'>) => ['busy-times', period],
  driver: (driverId: string) => ['drivers', 'one', driverId],
  driversNamed: (q: string) => ['drivers', 'named', q],
  reservations: ['reservations'],
  reservation: (reservationId: string) => ['reservations', 'one', reservationId],
  reservationPart: (reservationId: string, part: 'notes' | 'handovers' | 'mails') => [
    'reservations',
    'one',
    reservationId,
    part,
  ],
  reservationLists: ['reservations', 'list'],
  timelines: ['timeline'],
  timeline: (filter: TimelineFilter) => ['timeline', filter],
  reservationList: (filter: ReservationFilter) => ['reservations', 'list', filter],
} as const;
