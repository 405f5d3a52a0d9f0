import { randomUUID } from 'node:crypto';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { checkInReservation } from '@fleet/api/domain/handover/check-in-reservation.ts';
import { checkOutReservation } from '@fleet/api/domain/handover/check-out-reservation.ts';
import { once } from '@fleet/api/domain/idempotency/once.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { getVehicle } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { type HandoverCardOptions, handoverCard } from '../cards/handover-card.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { distanceUnitOf, fromMeters, toMeters } from '../distance.ts';
import type { Reply } from '../reply.ts';
import type { Payload } from './payloads.ts';

const commands = {
  'check-out': { operation: 'checkOutReservation', run: checkOutReservation },
  'check-in': { operation: 'checkInReservation', run: checkInReservation },
} as const;

/** The form for a handover that may happen now; else how the reservation stands. */
export async function showHandover(context: BotContext, payload: Payload<'show-handover'>): Promise<Reply> {
  const { energyPercent, damage, odometer: said } = payload.report ?? {};
  const unit = distanceUnitOf(context.viewer.locale);
  const odometer =
    said && (said.unit && said.unit !== unit ? fromMeters(toMeters(said.value, said.unit), unit) : said.value);
  return showForm(context, payload, { requestId: randomUUID(), typed: { odometer, energyPercent, damage } });
}

/** The form was sent: records the handover, or shows the form again with what was typed and what is wrong with it. */
export async function submitHandover(context: BotContext, payload: Payload<'submit-handover'>): Promise<Reply> {
  const { user, viewer } = context;
  const { reservationId, kind, expectedVersion, requestId, odometer, energyPercent, damage } = payload;
  const typed = { odometer, energyPercent, damage };
  const formAgain = (error: NonNullable<HandoverCardOptions['error']>) =>
    showForm(context, { reservationId, kind }, { requestId, typed, error });
  if (odometer === undefined) return formAgain('unreadable');
  const { operation, run } = commands[kind];
  const input = operations[operation].input.safeParse({
    reservationId,
    expectedVersion,
    odometerMeters: toMeters(odometer, distanceUnitOf(viewer.locale)),
    ...(energyPercent !== undefined && { energyPercent }),
    ...(damage && { damage }),
  });
  if (!input.success) return formAgain('unreadable');
  try {
    await run(once(user, { key: requestId, operation, input: input.data }), input.data);
    return await answerReservation(context, reservationId);
  } catch (error) {
    if (error instanceof DomainError && error.errors.some(({ path }) => path === 'odometerMeters'))
      return formAgain('backward');
    if (error instanceof DomainError && error.code === 'RULE_VIOLATED')
      return formAgain({ sentence: describeRefusal(error, viewer) });
    return answerRefusal(context, error, reservationId);
  }
}

async function showForm(
  context: BotContext,
  { reservationId, kind }: Pick<Payload<'show-handover'>, 'reservationId' | 'kind'>,
  form: Pick<HandoverCardOptions, 'requestId' | 'typed' | 'error'>,
): Promise<Reply> {
  const { user, viewer } = context;
  const { allowedActions, ...reservation } = await getReservation(user, { reservationId });
  if (!allowedActions.includes(kind)) return answerReservation(context, reservationId);
  const { odometerMeters } = await getVehicle(user, { vehicleId: reservation.vehicle.id });
  return handoverCard({ kind, reservation, odometerMeters, ...form, viewer });
}
