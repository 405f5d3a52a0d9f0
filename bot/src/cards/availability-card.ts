import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { AssignmentReason, AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { Search } from '../actions/payloads.ts';
import { describePeriod } from '../describe-time.ts';
import type { Assumption } from '../language/intent.ts';
import type { PictureOf } from '../picture-of.ts';
import type { Viewer } from '../viewer.ts';
import type { CardAction, CardElement, CardMessage, RichTextBlock } from './adaptive-card.ts';
import { busyRows } from './busy-rows.ts';
import { describeAssumptions } from './describe-assumptions.ts';
import { describeRecommendation } from './describe-recommendation.ts';
import { describeKind, describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain, unfold } from './elements.ts';
import { beside, vehiclePicture } from './vehicle-picture.ts';
import { whenRows } from './when-rows.ts';

/** A card may weigh 28 KB in Teams; this many vehicles stay well below. */
export const vehiclesPerCard = 6;

export interface AvailabilityCardOptions {
  /** What was asked for and is not free, to wait for; made with the card, so that waiting twice is waiting once. */
  unmet?: { search: Search; requestId: string } | undefined;
  search: Search;
  /** The one that is recommended first. */
  vehicles: readonly AvailableVehicle[];
  /** Why the first is recommended. */
  why: AssignmentReason | null;
  /** How many of the free vehicles stand on earlier pages. */
  offset: number;
  assumptions: readonly Assumption[];
  /** `other-kinds` when nothing of what was wished for is free, `taken` when the one that was chosen no longer is. */
  because?: 'other-kinds' | 'taken' | undefined;
  /** When whoever asks is busy themselves, as far as that is known. It keeps nobody from choosing. */
  busyTimes?: BusyTimes['busyTimes'] | undefined;
  pictureOf: PictureOf;
  viewer: Viewer;
}

/** The vehicles that are free, each with a button to choose it. */
export function availabilityCard(options: AvailabilityCardOptions): CardMessage {
  const { search, vehicles, why, offset, assumptions, because, viewer } = options;
  const words = viewer.words.availability;
  const shown = vehicles.slice(offset, offset + vehiclesPerCard);
  const left = Math.max(0, vehicles.length - offset - shown.length);
  const count = vehicles.length;
  const when = describePeriod(new Date(search.startDate), new Date(search.endDate), viewer);
  const lead =
    because === 'other-kinds' && count > 0
      ? words.noneOfKind(count)
      : count > 0
        ? words.counted(count)
        : words.noneAtAll;
  const card = adaptiveCard(
    [
      heading(count > 0 ? words.title : words.none),
      ...(because === 'taken' ? [notice('warning', [paragraph(words.taken)])] : []),
      ...whenRows(search, viewer),
      ...busyRows(options.busyTimes ?? [], viewer),
      ...describeAssumptions(assumptions, viewer).map((text) => paragraph(text, { size: 'small', spacing: 'none' })),
      paragraph(lead),
      ...shown.map((vehicle, index) => vehicleRow(vehicle, offset + index === 0 ? why : null, options)),
      ...(left > 0 ? [paragraph(words.more(left), { isSubtle: true, separator: true, spacing: 'medium' })] : []),
    ],
    [
      ...(left > 0
        ? [
            execute('show-availability', words.showMore(Math.min(left, vehiclesPerCard)), {
              ...search,
              offset: offset + shown.length,
            }),
          ]
        : []),
      execute('ask-when', words.changeTime, search),
      ...(options.unmet ? [waitAction(options.unmet, viewer)] : []),
    ],
  );
  return { card, summary: words.summary(count, when) };
}

/** Whoever waits says what for, so that taking the vehicle later is one press. */
function waitAction({ search, requestId }: { search: Search; requestId: string }, { words }: Viewer): CardAction {
  return unfold(
    words.waitlist.join,
    [
      {
        type: 'Input.Text',
        id: 'purpose',
        label: words.purpose,
        placeholder: words.form.purposePlaceholder,
        isRequired: true,
        errorMessage: words.form.purposeError,
        maxLength: 500,
        ...(search.saidPurpose && { value: search.saidPurpose }),
      },
    ],
    [execute('join-waitlist', words.waitlist.join, { ...search, requestId }, { style: 'positive' })],
  );
}

/** @param why it is recommended; null for all but the first */
function vehicleRow(
  vehicle: AvailableVehicle,
  why: AssignmentReason | null,
  { search, pictureOf, viewer }: AvailabilityCardOptions,
): CardElement {
  const { choose, chooseThis, approvalNeeded, noApproval } = viewer.words.availability;
  const small = { size: 'small', isSubtle: true } as const;
  const picture = vehiclePicture(vehicle, { pictureOf, viewer });
  const button = execute(
    'choose-vehicle',
    choose,
    { ...search, vehicleId: vehicle.vehicleId },
    { tooltip: chooseThis(describeVehicle(vehicle)) },
  );
  return {
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: [
      ...(why ? [recommendation(why, viewer)] : []),
      beside(picture, [
        plain(vehicle.name, { weight: 'bolder' }),
        { ...plain(describeKind(vehicle, viewer), { size: 'small' }), spacing: 'none' },
        { ...plain(describePlace(vehicle), small), spacing: 'none' },
        paragraph(vehicle.approvalRequired ? approvalNeeded : noApproval, { ...small, spacing: 'none' }),
        { type: 'ActionSet', spacing: 'small', actions: [button] },
      ]),
    ],
  };
}

function recommendation(why: AssignmentReason, viewer: Viewer): RichTextBlock {
  return {
    type: 'RichTextBlock',
    inlines: [
      ...plain(`${viewer.words.availability.recommended} `, { size: 'small', weight: 'bolder' }).inlines,
      ...plain(describeRecommendation(why, viewer), { size: 'small' }).inlines,
    ],
  };
}
