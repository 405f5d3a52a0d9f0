/** Who is written to when something happens to a reservation, and what. Nobody is told of a state that has passed. */
import { involvedPeople } from '../../domain/approval/approval-rules.ts';
import { findWhatHappened, type WhatHappened } from '../../domain/audit/find-what-happened.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { DomainEvent, ReservationEventPayload } from '../../domain/domain-events.ts';
import type { LoadedReservation } from '../../domain/reservation/load-reservation.ts';
import { suggestVehiclesFor } from '../../domain/reservation/suggest-vehicles.ts';
import type { Letterhead } from '../../domain/tenant/load-letterhead.ts';
import { findReaders } from '../../domain/user/find-readers.ts';
import { findVehicleName } from '../../domain/vehicle/find-vehicle-name.ts';
import { calendarFile } from './calendar-file.ts';
import type { Letter } from './letter.ts';
import type { MailContent } from './mail-content.ts';
import type { MailLinks } from './mail-links.ts';
import { type MailReader, toMailReader } from './mail-reader.ts';
import { readOccasion } from './occasion.ts';
import type { Before, ReservationMail } from './reservation-content.ts';
import { approvedMail } from './templates/approved.ts';
import { cancelledMail } from './templates/cancelled.ts';
import { changedMail } from './templates/changed.ts';
import { createdMail } from './templates/created.ts';
import { delayedMail } from './templates/delayed.ts';
import { lateReturnMail } from './templates/late-return.ts';
import { reassignedMail } from './templates/reassigned.ts';
import { rejectedMail } from './templates/rejected.ts';
import { reminderMail } from './templates/reminder.ts';
import { requestedMail } from './templates/requested.ts';
import { unclaimedMail } from './templates/unclaimed.ts';

export interface LetterOptions {
  links: MailLinks;
  letterhead: Letterhead;
  /** From which address the letters go out. */
  senderAddress: string;
}

/** A letter before its reader is known. */
interface Draft {
  userId: string;
  write(mail: ReservationMail): MailContent;
  /** Whether their calendar is to follow. */
  isDriver?: boolean;
}

export async function writeReservationLetters(
  event: DomainEvent,
  context: SystemContext,
  { links, letterhead, senderAddress }: LetterOptions,
): Promise<Letter[]> {
  const occasion = await readOccasion(event, context);
  if (!occasion) return [];
  const { reservation, occurrences } = occasion;
  const drafts = await draftLetters(event, reservation, context, letterhead);
  const readers = await findReaders(
    context,
    drafts.map(({ userId }) => userId),
  );
  return drafts.flatMap(({ userId, write, isDriver }): Letter[] => {
    const found = readers.get(userId);
    if (!found) return [];
    const reader = toMailReader(found);
    const content = write({ reservation, occurrences, links, reader });
    const follows = isDriver && !letterhead.featureFlags.outlookCalendar;
    return [{ reader, content, calendarFile: follows ? file(reader) : undefined }];
  });

  function file(reader: MailReader) {
    const organizer = { name: letterhead.tenantName, address: senderAddress };
    return calendarFile({ reservation, occurrences, reader, organizer, link: links.reservation(reservation.id) });
  }
}

async function draftLetters(
  event: DomainEvent,
  reservation: LoadedReservation,
  context: SystemContext,
  letterhead: Letterhead,
): Promise<Draft[]> {
  const { status, approver } = reservation;
  const requester = requesterOf(reservation);
  const toRequester = (write: Draft['write']): Draft[] => [{ userId: requester.userId, write, isDriver: true }];
  const payload = event.payload as Partial<ReservationEventPayload>;
  const questions = status === 'pending' ? draftQuestions(event.type, reservation, payload.askedUserIds ?? []) : [];
  const isAhead = (status === 'pending' || status === 'approved') && reservation.vehicle.id === payload.vehicleId;
  switch (event.type) {
    case 'reservation.asked':
      return questions;
    case 'reservation.created':
      return status === 'approved' && !approver ? toRequester(createdMail) : questions;
    case 'reservation.changed': {
      const happened = await findWhatHappened(context, event.id);
      // Who has changed it knows; their calendar has it from Outlook, where there is Outlook.
      const isKnown = happened.by?.userId === requester.userId && letterhead.featureFlags.outlookCalendar;
      if (isKnown || !isAhead) return questions;
      const before = await readBefore(happened, reservation, context);
      const by = otherThan(requester.userId, happened);
      return [...questions, ...toRequester((mail) => changedMail({ ...mail, by, before }))];
    }
    case 'reservation.approved':
      return status === 'approved' ? toRequester(approvedMail) : [];
    case 'reservation.rejected':
      return status === 'rejected' ? toRequester(rejectedMail) : [];
    case 'reservation.cancelled':
      return status === 'cancelled' ? draftCancellations(event, reservation, context) : [];
    case 'reservation.due':
      return status === 'approved' ? toRequester(reminderMail) : [];
    case 'reservation.overdue':
      return status === 'active' ? toRequester(lateReturnMail) : [];
    case 'reservation.unclaimed': {
      if (status !== 'approved' || !payload.releasedAt) return [];
      const releasedAt = new Date(payload.releasedAt);
      return toRequester((mail) => unclaimedMail({ ...mail, releasedAt }));
    }
    case 'reservation.reassigned': {
      if (!isAhead) return [];
      const previousVehicle = await findVehicleName(context, payload.previousVehicleId);
      return toRequester((mail) => reassignedMail({ ...mail, previousVehicle }));
    }
    case 'reservation.delayed': {
      if (!isAhead) return [];
      const alternatives = await suggestVehiclesFor(context, event.entityId);
      return toRequester((mail) => delayedMail({ ...mail, alternatives }));
    }
    default:
      return [];
  }
}

/** To those who are asked because of the event and can still decide, and to those who stand in for them. */
function draftQuestions(
  type: DomainEvent['type'],
  reservation: LoadedReservation,
  askedUserIds: readonly string[],
): Draft[] {
  const { deciders, approvals } = reservation;
  const asker = requesterOf(reservation).displayName;
  const nameOf = (userId: string) =>
    approvals.find(({ approver }) => approver.userId === userId)?.approver.displayName ?? '';
  return deciders
    .filter(({ userId, decidesFor }) => [userId, ...decidesFor].some((one) => askedUserIds.includes(one)))
    .map(({ userId, decidesFor }) => {
      const isOwn = approvals.some(({ approver, status }) => approver.userId === userId && status === 'pending');
      const standsFor = isOwn ? [] : decidesFor.map(nameOf);
      const isChange = type === 'reservation.changed';
      return { userId, write: (mail) => requestedMail({ ...mail, asker, isChange, standsFor }) };
    });
}

/** To whoever drives, and to everybody who has decided or was to decide. */
async function draftCancellations(
  event: DomainEvent,
  reservation: LoadedReservation,
  context: SystemContext,
): Promise<Draft[]> {
  const requester = requesterOf(reservation).userId;
  const others = involvedPeople(reservation.approvals).filter(({ userId }) => userId !== requester);
  const happened = await findWhatHappened(context, event.id);
  return [requester, ...others.map(({ userId }) => userId)].map((userId) => {
    const isRequester = userId === requester;
    const by = otherThan(userId, happened);
    return { userId, isDriver: isRequester, write: (mail) => cancelledMail({ ...mail, by, isRequester }) };
  });
}

function otherThan(userId: string, { by }: WhatHappened): string | undefined {
  return by?.userId === userId ? undefined : by?.displayName;
}

async function readBefore(
  { changes }: WhatHappened,
  { startDate, endDate }: LoadedReservation,
  context: SystemContext,
): Promise<Before> {
  const from = (member: string) => changes[member]?.from as string | undefined;
  const isMoved = changes.startDate || changes.endDate;
  return {
    period: isMoved && {
      startDate: new Date(from('startDate') ?? startDate),
      endDate: new Date(from('endDate') ?? endDate),
    },
    vehicle: await findVehicleName(context, from('vehicleId')),
    purpose: from('purpose'),
  };
}

/** The driver where they have an account, else whoever reserved for them. */
function requesterOf({ driver, createdBy }: LoadedReservation): { userId: string; displayName: string } {
  const { userId, displayName } = driver;
  return userId ? { userId, displayName } : createdBy;
}
