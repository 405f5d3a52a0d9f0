/** What somebody wants to do with a reservation of theirs, said in words: which one is found out, and its card shown. */
import type { KnownVehicle } from '@fleet/api/domain/vehicle/list-known-vehicles.ts';
import type { Reservation, reservationActions } from '@fleet/contracts/reservation.ts';
import { showChange } from '../actions/change-time.ts';
import { showHandover } from '../actions/hand-over.ts';
import { showSwap } from '../actions/swap-vehicle.ts';
import type { BotContext } from '../bot-context.ts';
import { chooseReservationCard, type Plan } from '../cards/choose-reservation-card.ts';
import { myReservationsCard } from '../cards/my-reservations-card.ts';
import { answersTo } from '../language/fleet-terms.ts';
import type { ReservationHint } from '../language/intent.ts';
import type { Reply } from '../reply.ts';
import { findOwnReservations } from './find-own-reservations.ts';

const actionOf: Readonly<Record<Plan['kind'], (typeof reservationActions)[number]>> = {
  change: 'update',
  swap: 'update',
  'check-out': 'check-out',
  'check-in': 'check-in',
};

/** Those that may be meant, each with a button to cancel it. @param vehicles of the tenant */
export async function answerCancel(
  context: BotContext,
  which: ReservationHint,
  vehicles: readonly KnownVehicle[],
): Promise<Reply> {
  const own = await findOwnReservations(context, which.day);
  const reservations = await narrow(context, own.filter(fits(which, vehicles)), which);
  return myReservationsCard({ reason: 'cancel', reservations, day: which.day, viewer: context.viewer });
}

/**
 * One that fits is taken at its word; of several the person chooses.
 * @param vehicles of the tenant
 */
export async function answerOwn(
  context: BotContext,
  plan: Plan,
  which: ReservationHint,
  vehicles: readonly KnownVehicle[],
): Promise<Reply> {
  const open = (await findOwnReservations(context, which.day)).filter(
    ({ status, allowedActions }) =>
      allowedActions.includes(actionOf[plan.kind]) && !(plan.kind === 'swap' && status === 'active'),
  );
  const fitting = await narrow(context, open.filter(fits(which, vehicles)), which);
  const [only, ...others] = fitting;
  if (only && others.length === 0) {
    await context.memory.keep({ reservationId: only.id });
    return showPlan(context, plan, only.id);
  }
  return chooseReservationCard({ plan, reservations: fitting, viewer: context.viewer });
}

function showPlan(context: BotContext, plan: Plan, reservationId: string): Promise<Reply> {
  switch (plan.kind) {
    case 'change':
      return showChange(context, { reservationId, change: plan.change });
    case 'swap':
      return showSwap(context, { reservationId, wish: plan.wish });
    default:
      return showHandover(context, { reservationId, ...plan });
  }
}

/** Whoever names none means the one they speak of. */
async function narrow(
  { memory }: BotContext,
  fitting: Reservation[],
  { day, classes, terms }: ReservationHint,
): Promise<Reservation[]> {
  if (day || classes.length + terms.length > 0) return fitting;
  const { reservationId } = await memory.recall();
  const spokenOf = fitting.filter(({ id }) => id === reservationId);
  return spokenOf.length > 0 ? spokenOf : fitting;
}

/** A reservation knows its vehicle by name; what else people call it by, the fleet knows. */
function fits({ classes, terms }: ReservationHint, vehicles: readonly KnownVehicle[]): (one: Reservation) => boolean {
  const meant = new Set(
    vehicles.filter((one) => answersTo({ ...one, name: `${one.make} ${one.model}` }, terms)).map(({ id }) => id),
  );
  return ({ vehicle }) =>
    (classes.length === 0 || classes.includes(vehicle.class)) && (terms.length === 0 || meant.has(vehicle.id));
}
