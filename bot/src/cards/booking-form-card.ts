import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { Search } from '../actions/payloads.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { busyRows } from './busy-rows.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, plain } from './elements.ts';
import { whenFacts } from './when-rows.ts';

export const purposeLimit = 500;
/** Beyond that many a list is searched in, not read. */
const readableChoices = 12;
const maximumChoices = 100;

export interface BookingFormOptions {
  search: Search;
  vehicle: { id: string; name: string; licensePlate: string; poolName: string; site: string; timeZone: string };
  approvalRequired: boolean;
  /** Made with the form, so that sending it twice reserves once. */
  requestId: string;
  purpose?: string | undefined;
  costCenter?: string | undefined;
  costCenters: readonly Pick<CostCenter, 'code' | 'name'>[];
  /** When whoever asks is busy themselves, as far as that is known. It keeps nobody from reserving. */
  busyTimes?: BusyTimes['busyTimes'];
  /** What was wrong with the last try. */
  errors?: readonly string[];
  viewer: Viewer;
}

/** The last step of reserving: what for, and who pays. */
export function bookingFormCard(options: BookingFormOptions): CardMessage {
  const { search, vehicle, approvalRequired, requestId, errors = [], busyTimes = [], viewer } = options;
  const words = viewer.words.form;
  const { id: vehicleId } = vehicle;
  const card = adaptiveCard(
    [
      heading(words.title),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(search, viewer, vehicle.timeZone),
      ]),
      ...busyRows(busyTimes, viewer),
      paragraph(approvalRequired ? words.needsApproval : words.isImmediate, { isSubtle: true }),
      ...(errors.length > 0
        ? [
            notice(
              'attention',
              errors.map((error) => plain(error)),
            ),
          ]
        : []),
      {
        type: 'Input.Text',
        id: 'purpose',
        label: viewer.words.purpose,
        placeholder: words.purposePlaceholder,
        isRequired: true,
        errorMessage: words.purposeError,
        maxLength: purposeLimit,
        ...(options.purpose && { value: options.purpose }),
      },
      ...costCenterInput(options),
    ],
    [
      execute(
        'submit-reservation',
        approvalRequired ? words.request : words.reserve,
        { ...search, vehicleId, requestId },
        { style: 'positive' },
      ),
      execute('show-availability', words.back, search, { ignoresInputs: true }),
    ],
  );
  return { card, summary: words.summary(describeVehicle(vehicle)) };
}

function costCenterInput({ costCenters, costCenter, viewer }: BookingFormOptions): CardElement[] {
  if (costCenters.length === 0) return [];
  const own = costCenters.filter(({ code }) => code === costCenter);
  const others = costCenters.filter(({ code }) => code !== costCenter).slice(0, maximumChoices - own.length);
  const choices = [...own, ...others].sort((one, other) => one.code.localeCompare(other.code));
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'costCenter',
      label: viewer.words.costCenter,
      style: choices.length > readableChoices ? 'filtered' : 'compact',
      placeholder: viewer.words.form.costCenterPlaceholder,
      choices: choices.map(({ code, name }) => ({ title: `${code} ${name}`, value: code })),
      ...(own.length > 0 && costCenter && { value: costCenter }),
    },
  ];
}
