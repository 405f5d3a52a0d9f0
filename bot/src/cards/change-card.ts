import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { describeClock, describePeriod } from '../describe-time.ts';
import type { PeriodDraft } from '../language/intent.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, plain } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { listRows } from './reservation-rows.ts';
import { dayInput, pair, timeInput } from './when-inputs.ts';
import { whenFacts } from './when-rows.ts';

export interface ChangeCardOptions {
  reservation: ShownReservation;
  /** The new time, as far as it is known. */
  draft: PeriodDraft;
  /** Whether only the end can still be changed. */
  hasBegun: boolean;
  /** Made with the card, so that sending it twice changes once. */
  requestId: string;
  /** What was wrong with the last try, and what would work. */
  refusal?: { sentence: string; alternatives: readonly Alternative[] } | undefined;
  viewer: Viewer;
}

/** The new time of a reservation, beside the one it has. */
export function changeCard(options: ChangeCardOptions): CardMessage {
  const { reservation, draft, hasBegun, requestId, refusal, viewer } = options;
  const { id: reservationId, vehicle, version: expectedVersion } = reservation;
  const words = viewer.words.change;
  const inputs = viewer.words.whenCard;
  const card = adaptiveCard(
    [
      heading(words.title),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
      ]),
      ...(refusal ? [notice('attention', [plain(refusal.sentence)])] : []),
      ...offeredRows(reservation, refusal?.alternatives ?? [], viewer),
      ...(hasBegun
        ? []
        : [
            pair(
              dayInput('startDay', inputs.startDay, inputs.dayError, draft.startDay),
              timeInput('startTime', inputs.startTime, inputs.timeError, draft.startTime),
            ),
          ]),
      pair(
        dayInput('endDay', inputs.endDay, inputs.dayError, draft.endDay),
        timeInput('endTime', inputs.endTime, inputs.timeError, draft.endTime),
      ),
      paragraph(`${words.hint} ${describeClock(viewer)}`, { isSubtle: true, size: 'small' }),
    ],
    [
      execute('submit-change', words.submit, { reservationId, expectedVersion, requestId }, { style: 'positive' }),
      execute('show-reservation', viewer.words.form.back, { reservationId }, { ignoresInputs: true }),
    ],
  );
  return { card, summary: `${words.title}: ${describeVehicle(vehicle)}` };
}

/** What would work instead, each a press away. */
function offeredRows(
  { id: reservationId, version: expectedVersion }: ShownReservation,
  alternatives: readonly Alternative[],
  viewer: Viewer,
): CardElement[] {
  const { take, takeThis, alternatives: lead } = viewer.words.refusal;
  if (alternatives.length === 0) return [];
  const rows = alternatives.map(({ vehicleId, vehicleName, licensePlate, startDate, endDate }) => {
    const title = describeVehicle({ name: vehicleName, licensePlate });
    const when = describePeriod(new Date(startDate), new Date(endDate), viewer);
    const data = { reservationId, expectedVersion, vehicleId, startDate, endDate };
    return {
      title,
      lines: [when],
      actions: [execute('change-reservation', take, data, { tooltip: takeThis(title, when), ignoresInputs: true })],
    };
  });
  return [paragraph(lead), ...listRows(rows)];
}
