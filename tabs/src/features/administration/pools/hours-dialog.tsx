import type { Holiday, OpeningHours } from '@fleet/contracts/pool.ts';
import { Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { holidayRules } from '../edit/member-rules.build-time.ts';
import { describeHolidays, describeOpeningHours } from './describe-pool.ts';
import { HolidayList } from './holiday-list.tsx';
import { hoursProblem } from './opening-hours.ts';
import { OpeningWeek } from './opening-week.tsx';
import type { PoolDialogProps } from './pool-dialog-props.ts';
import { usePoolEdit } from './use-pool-edit.ts';

const members = ['openingHours', 'holidays'] as const;
const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
/** What a pool begins with that is no longer always open. */
const usualHours: OpeningHours = Object.fromEntries(
  workdays.map((day) => [day, [{ opens: '07:00', closes: '19:00' }]]),
);

export default function HoursDialog({ pool, onClosed }: PoolDialogProps) {
  const { t, i18n } = useTranslation('administration');
  const { open, close } = useOpen();
  const problemsOf = (draft: { openingHours: OpeningHours | null; holidays: Holiday[] }) =>
    problemsIn({
      openingHours: hoursProblem(draft.openingHours),
      holidays: draft.holidays
        .map(({ date, name }) => (date ? checkMember(holidayRules.name, name) : t('problems.day')))
        .find((problem) => problem !== undefined),
    });
  const edit = usePoolEdit({ pool, members, problemsOf, name: t('pool.parts.hours'), onSaved: close });
  const { draft, problems, change } = edit;
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      title={t('pool.parts.hours')}
      describe={(member, value) =>
        member === 'openingHours'
          ? { label: t('pool.openingHours'), text: describeOpeningHours(value as OpeningHours | null, i18n.language) }
          : { label: t('pool.holidays'), text: describeHolidays(value as Holiday[], i18n.language) }
      }
    >
      <Switch
        label={t('pool.alwaysOpen')}
        checked={draft.openingHours === null}
        onChange={(_, { checked }) => change({ openingHours: checked ? null : (pool.openingHours ?? usualHours) })}
      />
      {draft.openingHours && (
        <OpeningWeek
          hours={draft.openingHours}
          problem={problems.openingHours}
          onChange={(openingHours) => change({ openingHours })}
        />
      )}
      <HolidayList
        holidays={draft.holidays}
        problem={problems.holidays}
        onChange={(holidays) => change({ holidays })}
      />
    </EditDialog>
  );
}
