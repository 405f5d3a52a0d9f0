/** Every mail once, filled with samples: to look at on one machine, and for the tests that look at all of them. */
import type { Digest } from '../../../domain/digest/load-digest.ts';
import type { LoadedOffer } from '../../../domain/waitlist/load-offer.ts';
import type { MailContent } from '../mail-content.ts';
import type { MailLinks } from '../mail-links.ts';
import type { MailReader } from '../mail-reader.ts';
import type { ReservationMail } from '../reservation-content.ts';
import { approvedMail } from '../templates/approved.ts';
import { cancelledMail } from '../templates/cancelled.ts';
import { changedMail } from '../templates/changed.ts';
import { createdMail } from '../templates/created.ts';
import { delayedMail } from '../templates/delayed.ts';
import { lateReturnMail } from '../templates/late-return.ts';
import { reassignedMail } from '../templates/reassigned.ts';
import { rejectedMail } from '../templates/rejected.ts';
import { reminderMail } from '../templates/reminder.ts';
import { requestedMail } from '../templates/requested.ts';
import { unclaimedMail } from '../templates/unclaimed.ts';
import { waitlistOfferMail } from '../templates/waitlist-offer.ts';
import { weeklyDigestMail } from '../templates/weekly-digest.ts';
import { sampleReservation } from './sample-reservation.ts';

const day = 86_400_000;
const everyWeek = Array.from({ length: 14 }, (_, week) => ({
  startDate: new Date(Date.parse('2026-11-24T08:00:00Z') + week * 7 * day),
  endDate: new Date(Date.parse('2026-11-24T11:30:00Z') + week * 7 * day),
}));
const by = 'Amira Haddad';
const before = {
  period: { startDate: new Date('2026-11-23T13:00:00Z'), endDate: new Date('2026-11-23T15:00:00Z') },
  vehicle: 'Volkswagen Crafter (M-VW 2290)',
};
const other = { kind: 'other-vehicle' as const, vehicleId: '0198f000-0000-7000-8000-000000000022' };
const times = { startDate: '2026-11-24T08:00:00.000Z', endDate: '2026-11-24T11:30:00.000Z' };
const alternatives = [
  { ...other, ...times, vehicleName: 'Opel Vivaro', licensePlate: 'M-OV 3310' },
  { ...other, ...times, vehicleName: 'Mercedes-Benz Sprinter', licensePlate: 'M-MB 7788' },
];

const ofReservation: Readonly<Record<string, (mail: ReservationMail) => MailContent>> = {
  requested: (mail) => requestedMail({ ...mail, asker: 'Jonas Berger', isChange: false, standsFor: [] }),
  'requested-again': (mail) => requestedMail({ ...mail, asker: 'Jonas Berger', isChange: true, standsFor: [by] }),
  created: createdMail,
  'created-series': (mail) => createdMail({ ...mail, occurrences: everyWeek }),
  approved: approvedMail,
  rejected: rejectedMail,
  changed: (mail) => changedMail({ ...mail, by, before }),
  cancelled: (mail) => cancelledMail({ ...mail, by, isRequester: true }),
  reminder: reminderMail,
  'late-return': lateReturnMail,
  unclaimed: (mail) => unclaimedMail({ ...mail, releasedAt: new Date('2026-11-24T08:30:00Z') }),
  reassigned: (mail) => reassignedMail({ ...mail, previousVehicle: 'Volkswagen Crafter (M-VW 2290)' }),
  delayed: (mail) => delayedMail({ ...mail, alternatives }),
};

const others: Readonly<Record<string, (links: MailLinks, reader: MailReader) => MailContent>> = {
  'waitlist-offer': (links, reader) => waitlistOfferMail(sampleOffer(), links, reader),
  'weekly-digest': (links, reader) => weeklyDigestMail(sampleDigest(), links, reader),
};

export const sampleMailNames: readonly string[] = [...Object.keys(ofReservation), ...Object.keys(others)];

/** @returns undefined for a name that is none */
export function sampleMail(name: string, links: MailLinks, reader: MailReader): MailContent | undefined {
  const reservation = sampleReservation();
  return ofReservation[name]?.({ reservation, links, reader }) ?? others[name]?.(links, reader);
}

function sampleOffer(): LoadedOffer {
  const { vehicle, createdBy, purpose, timeZone } = sampleReservation();
  return {
    id: '0198f000-0000-7000-8000-000000000051',
    user: createdBy,
    ...times,
    poolId: null,
    vehicleId: null,
    class: 'van',
    minimumSeats: null,
    equipment: [],
    purpose,
    status: 'offered',
    reservationId: null,
    offer: {
      vehicleId: vehicle.id,
      vehicleName: vehicle.name,
      licensePlate: vehicle.licensePlate,
      class: vehicle.class,
      poolName: vehicle.poolName,
      site: vehicle.site,
      timeZone,
      expiresAt: '2026-11-23T14:30:00.000Z',
    },
    version: 2,
    createdAt: '2026-11-22T09:00:00.000Z',
    updatedAt: '2026-11-23T13:30:00.000Z',
  };
}

function sampleDigest(): Digest {
  return {
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    firstDay: '2026-11-16',
    lastDay: '2026-11-22',
    reservations: 118,
    reservedMinutes: 31_470,
    drivers: 41,
    costCents: 412_350,
    cancelled: 9,
    noShows: 3,
    lateReturns: 5,
    damages: [
      { vehicleName: 'Ford Transit', licensePlate: 'M-FT 1204', damage: 'Scratch on the left door, about 20 cm' },
      { vehicleName: 'Opel Corsa', licensePlate: 'M-CO 1010', damage: 'Warning light for the tires' },
    ],
    busiest: [
      { vehicleName: 'Volkswagen Crafter', licensePlate: 'M-VW 2290', minutes: 2_580 },
      { vehicleName: 'Ford Transit', licensePlate: 'M-FT 1204', minutes: 2_145 },
      { vehicleName: 'Tesla Model 3', licensePlate: 'M-TM 303E', minutes: 1_980 },
    ],
    idleVehicles: 4,
    activeVehicles: 50,
    ahead: { reservations: 126, undecided: 7, waiting: 3, inMaintenance: 2, expiringLicences: 1 },
  };
}
