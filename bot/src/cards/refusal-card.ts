import type { ErrorCode } from '@fleet/contracts/error-codes.ts';
import type { Search } from '../actions/payloads.ts';
import { describeRefusal, type Refused } from '../describe-refusal.ts';
import { describeClock, describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, CardMessage } from './adaptive-card.ts';
import { describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, heading, notice, paragraph, plain } from './elements.ts';
import { type MenuOptions, mainMenu } from './help-card.ts';
import { listRows } from './reservation-rows.ts';

/** Why something was not done, to stand above how things are. */
export function refusalNotice(refused: Refused, viewer: Viewer): CardElement {
  const title = titleOf(refused.code, viewer);
  return notice('attention', [
    paragraph(title, { weight: 'bolder' }),
    { ...plain(describeRefusal(refused, viewer)), spacing: 'small' },
  ]);
}

/** Why something was not done, where there is nothing else to show. */
export function refusalCard(refused: Refused, menu: MenuOptions): CardMessage {
  const { viewer } = menu;
  const card = adaptiveCard([refusalNotice(refused, viewer)], mainMenu(menu));
  return { card, summary: titleOf(refused.code, viewer) };
}

/** The vehicle is taken: what would work instead, each with a button that leads to its form. */
export function conflictCard(refused: Refused, { search, viewer }: { search: Search; viewer: Viewer }): CardMessage {
  const { alternatives = [] } = refused;
  const { titles, alternatives: lead, take } = viewer.words.refusal;
  const card = adaptiveCard(
    [
      notice('warning', [heading(titles.taken), { ...plain(describeRefusal(refused, viewer)), spacing: 'small' }]),
      ...(alternatives.length > 0 ? [paragraph(lead)] : []),
      ...listRows(
        alternatives.map(({ vehicleId, vehicleName, licensePlate, startDate, endDate }) => {
          const vehicle = describeVehicle({ name: vehicleName, licensePlate });
          const when = describePeriod(new Date(startDate), new Date(endDate), viewer);
          const tooltip = viewer.words.refusal.takeThis(vehicle, when);
          const action = execute('choose-vehicle', take, { ...search, startDate, endDate, vehicleId }, { tooltip });
          return { title: vehicle, lines: [when], actions: [action] };
        }),
      ),
      paragraph(describeClock(viewer), { isSubtle: true, size: 'small', separator: true }),
    ],
    [
      execute('show-availability', viewer.words.availability.title, search),
      execute('ask-when', viewer.words.availability.changeTime, search),
    ],
  );
  return { card, summary: titles.taken };
}

function titleOf(code: ErrorCode, { words }: Viewer): string {
  const { titles } = words.refusal;
  const known: Partial<Record<ErrorCode, string>> = {
    CONFLICT: titles.conflict,
    FORBIDDEN: titles.forbidden,
    NOT_FOUND: titles.notFound,
    RULE_VIOLATED: titles.rule,
  };
  return known[code] ?? titles.conflict;
}
