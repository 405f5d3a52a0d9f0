import { featureFlagDefaults } from '@fleet/contracts/tenant.ts';
import type { LoadedReservation } from '../../../domain/reservation/load-reservation.ts';
import type { Letterhead } from '../../../domain/tenant/load-letterhead.ts';
import type { Reader } from '../../../domain/user/find-readers.ts';

/** Nobody and nothing of these exists. The purpose is what a person might type who means no good. */

const people = {
  elena: {
    userId: '0198f000-0000-7000-8000-000000000011',
    displayName: 'Elena Fischer',
    email: 'elena@contoso.example',
  },
  amira: {
    userId: '0198f000-0000-7000-8000-000000000012',
    displayName: 'Amira Haddad',
    email: 'amira@contoso.example',
  },
};

export function sampleReader(locale: string): Reader {
  return { ...people.elena, locale, timeZone: 'Europe/Berlin' };
}

export function sampleReservation(): LoadedReservation {
  const startDate = '2026-11-24T08:00:00.000Z';
  const endDate = '2026-11-24T11:30:00.000Z';
  const approval = {
    stepNumber: 1,
    approver: people.amira,
    status: 'approved' as const,
    decidedBy: people.amira,
    decidedAt: '2026-11-23T09:00:00.000Z',
    reason: null,
  };
  return {
    id: '0198f000-0000-7000-8000-000000000001',
    vehicle: {
      id: '0198f000-0000-7000-8000-000000000021',
      name: 'Ford Transit',
      licensePlate: 'M-FT 1204',
      class: 'van',
      poolName: 'Munich vans',
      site: 'Munich, Ridlerstraße 35',
    },
    driver: { driverId: '0198f000-0000-7000-8000-000000000031', ...people.elena },
    createdBy: people.elena,
    approver: people.amira,
    approvals: [approval],
    approvedBy: people.amira,
    approvedAt: '2026-11-23T09:00:00.000Z',
    startDate,
    endDate,
    timeZone: 'Europe/Berlin',
    status: 'approved',
    purpose: 'Site visit <b>Augsburg</b> & back',
    department: 'Field Service',
    costCenter: 'CC-1200',
    minimumSeats: null,
    equipment: [],
    tripDistanceMeters: null,
    assignmentReason: null,
    costCents: 4_200,
    seriesId: null,
    occurrenceDate: null,
    isException: false,
    checkedOutAt: null,
    checkedInAt: null,
    decisionReason: 'Mind the roof box: 2.4 m.\nKeys are at the desk.',
    cancellationReason: 'The customer moved the appointment to next week.',
    cancellationCause: 'requested',
    outlookEventId: null,
    calendar: { state: 'none', failedBecause: null, problem: null },
    version: 3,
    createdAt: '2026-11-22T09:00:00.000Z',
    updatedAt: '2026-11-23T09:00:00.000Z',
    entraTenantId: '11111111-1111-4111-8111-111111111111',
    fleetMailboxAddress: 'fleet@contoso.example',
    vehicleMailboxAddress: 'm-ft-1204@contoso.example',
    inOutlook: true,
    calendarVersion: 3,
    deciders: [],
    facts: {
      status: 'approved',
      startDate: new Date(startDate),
      endDate: new Date(endDate),
      createdByUserId: people.elena.userId,
      driverUserId: people.elena.userId,
      askedByUserId: people.elena.userId,
      approvals: [approval],
      formerApproverIds: [],
    },
  };
}

/** A drawing of a van, 40 × 40, as a company might have for a logo. */
const logo =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAMAAAC7IEhfAAAACVBMVEUAAAD///8PbL0EAi/WAAAAA3RSTlMA//9EUNYhAAAAkElEQVR42s3VUQqAMAwD0KX3P7SIVpNuzuDPLMiovA20tbaWgWE0DUzDdbcEPAl4EjDlOggz1sMYhQ3DgOdNE4qcQpZzSPIVhvPUvOkj1A14gPtCe66swpP0SwfpkmwAjxeXMLPaZlrgrtzUj3nGKCswwGXmTDtce7B0pH6G2tTxl0nhjz1/kPqj2R/2zu9jA51mByHeNxqfAAAAAElFTkSuQmCC';

export function sampleLetterhead(): Letterhead {
  return {
    tenantName: 'Contoso',
    entraTenantId: '11111111-1111-4111-8111-111111111111',
    fleetMailboxAddress: 'fleet@contoso.example',
    branding: {
      accentColor: '#0f6cbd',
      accentTextColor: '#ffffff',
      headerColor: '#12355b',
      headerTextColor: '#ffffff',
      logoPhotoId: '0198f000-0000-7000-8000-000000000041',
    },
    featureFlags: featureFlagDefaults,
    logo: { contentType: 'image/png', content: Buffer.from(logo, 'base64') },
  };
}
