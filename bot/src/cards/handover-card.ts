import { describeDistance } from '../describe-quantity.ts';
import { distanceUnitOf } from '../distance.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, openDialog, plain } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { whenFacts } from './when-rows.ts';

export const damageLimit = 1_000;

export interface HandoverCardOptions {
  kind: 'check-out' | 'check-in';
  reservation: ShownReservation;
  /** What the odometer showed last. */
  odometerMeters: number;
  /** Made with the form, so that sending it twice records one handover. */
  requestId: string;
  /** What was typed the last time, and what was wrong with it. */
  typed?:
    | { odometer?: number | undefined; energyPercent?: number | undefined; damage?: string | undefined }
    | undefined;
  error?: 'unreadable' | 'backward' | { sentence: string } | undefined;
  viewer: Viewer;
}

const energySteps = ['100', '75', '50', '25', '0'] as const;

/** The driver takes the vehicle, or brings it back: what the dashboard shows, and what is broken. */
export function handoverCard(options: HandoverCardOptions): CardMessage {
  const { kind, reservation, odometerMeters, requestId, typed = {}, error, viewer } = options;
  const words = viewer.words.handover;
  const { id: reservationId, vehicle, version: expectedVersion } = reservation;
  const unit = distanceUnitOf(viewer.locale);
  const title = words.titles[kind];
  const last = describeDistance(odometerMeters, viewer);
  const describe = (wrong: NonNullable<typeof error>) =>
    wrong === 'unreadable' ? words.odometerError : wrong === 'backward' ? words.odometerBackward(last) : wrong.sentence;
  const card = adaptiveCard(
    [
      heading(title),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
        [words.lastOdometer, last],
      ]),
      ...(error ? [notice('attention', [plain(describe(error))])] : []),
      {
        type: 'Input.Number',
        id: 'odometer',
        label: words.odometer[unit],
        isRequired: true,
        errorMessage: words.odometerError,
        min: 0,
        max: 10_000_000,
        ...(typed.odometer !== undefined && { value: typed.odometer }),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'energyPercent',
        label: words.energy,
        style: 'compact',
        placeholder: words.energyPlaceholder,
        choices: energyChoices(typed.energyPercent, viewer),
        ...(typed.energyPercent !== undefined && { value: String(typed.energyPercent) }),
      },
      {
        type: 'Input.Text',
        id: 'damage',
        label: words.damage,
        placeholder: words.damagePlaceholder,
        isMultiline: true,
        maxLength: damageLimit,
        ...(typed.damage && { value: typed.damage }),
      },
    ],
    [
      execute(
        'submit-handover',
        words.submit[kind],
        { reservationId, kind, expectedVersion, requestId },
        { style: 'positive' },
      ),
      openDialog('handover', words.withPhotos, { reservationId, kind }),
      execute('show-reservation', viewer.words.form.back, { reservationId }, { ignoresInputs: true }),
    ],
  );
  return { card, summary: `${title}: ${describeVehicle(vehicle)}` };
}

/** What was said more exactly stands among the others. */
function energyChoices(said: number | undefined, { words, locale }: Viewer): { title: string; value: string }[] {
  const steps = energySteps.map((value) => ({
    title: words.handover.energySteps[value] as string,
    value: value as string,
  }));
  if (said === undefined || steps.some(({ value }) => value === String(said))) return steps;
  const exact = { title: new Intl.NumberFormat(locale, { style: 'percent' }).format(said / 100), value: String(said) };
  return [...steps, exact].sort((one, other) => Number(other.value) - Number(one.value));
}
