import { randomUUID } from 'node:crypto';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { findAvailability } from '@fleet/api/domain/reservation/find-availability.ts';
import { recommendVehicles } from '@fleet/api/domain/reservation/recommend-vehicles.ts';
import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { Search } from '../actions/payloads.ts';
import type { BotContext } from '../bot-context.ts';
import { type AvailabilityCardOptions, availabilityCard } from '../cards/availability-card.ts';
import { whenCard } from '../cards/when-card.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { answersTo } from '../language/fleet-terms.ts';
import type { Assumption, VehicleWish } from '../language/intent.ts';
import { toDraft } from '../language/period-draft.ts';
import type { Reply } from '../reply.ts';

const mostVehicles = 200;

interface Options {
  search: Search;
  assumptions?: readonly Assumption[];
  offset?: number | undefined;
  because?: AvailabilityCardOptions['because'];
}

/** The vehicles that are free and fit the wish; when none fits, the others that are free. */
export async function answerAvailability(context: BotContext, options: Options): Promise<Reply> {
  const { search, assumptions = [], offset = 0 } = options;
  const { viewer, pictureOf } = context;
  try {
    const [fitting, busyTimes] = await Promise.all([
      findFitting(context, search, search.wish),
      busyTimesOf(context, search),
    ]);
    const unmet = fitting.vehicles.length === 0 ? { search, requestId: randomUUID() } : undefined;
    if (fitting.vehicles.length > 0 || !hasWish(search.wish)) {
      return availabilityCard({
        search,
        ...fitting,
        offset,
        assumptions,
        because: options.because,
        busyTimes,
        unmet,
        pictureOf,
        viewer,
      });
    }
    const wishless = { ...search, wish: noWish };
    const others = await findFitting(context, search, noWish);
    return availabilityCard({
      search: wishless,
      ...others,
      offset,
      assumptions,
      because: 'other-kinds',
      busyTimes,
      unmet,
      pictureOf,
      viewer,
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'RULE_VIOLATED') throw error;
    const draft = toDraft(new Date(search.startDate), new Date(search.endDate), viewer.timeZone);
    const { wish, saidPurpose } = search;
    return whenCard({ wish, saidPurpose, draft, why: 'nothing-said', refusal: describeRefusal(error, viewer), viewer });
  }
}

/** What their own calendar has then; where others read along it is nobody's business. */
export async function busyTimesOf({ user, chat, readBusyTimes }: BotContext, { startDate, endDate }: Search) {
  if (chat.isShared || !readBusyTimes) return [];
  return (await readBusyTimes(user, { startDate, endDate })).busyTimes;
}

/** One vehicle as it is offered for a period; undefined when it is not free. */
export async function findOffer(
  { user }: BotContext,
  { startDate, endDate }: Search,
  vehicleId: string,
): Promise<AvailableVehicle | undefined> {
  const { vehicles } = await findAvailability(user, { startDate, endDate, vehicleId, limit: 1 });
  return vehicles[0];
}

export const noWish: VehicleWish = { classes: [], terms: [] };

export function hasWish({ classes, fuelType, minimumSeats, terms }: VehicleWish): boolean {
  return classes.length > 0 || terms.length > 0 || fuelType !== undefined || minimumSeats !== undefined;
}

/** The vehicles that are free and fit the wish, in the order in which they are given away, and why the first comes first. */
export async function findFitting(
  { user }: BotContext,
  { startDate, endDate }: Pick<Search, 'startDate' | 'endDate'>,
  { classes, fuelType, minimumSeats, terms }: VehicleWish,
): Promise<Pick<AvailabilityCardOptions, 'vehicles' | 'why'>> {
  const input = {
    startDate,
    endDate,
    fuelType,
    minimumSeats,
    ...(classes.length === 1 && { class: classes[0] }),
    limit: mostVehicles,
  };
  return recommendVehicles(
    user,
    input,
    (vehicle) => (classes.length === 0 || classes.includes(vehicle.class)) && answersTo(vehicle, terms),
  );
}
